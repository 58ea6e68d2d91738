package news.stet.wire.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Makes what is to be seen in the sample newsroom. */
interface Studio {
    BufferedImage draw(DemoFiles.Drawing drawing);

    /** The film in a temporary file, which the caller deletes; empty when none can be made. */
    Optional<Path> film() throws IOException;

    /** The painters and ffmpeg. */
    static Studio real() {
        return new Studio() {
            @Override
            public BufferedImage draw(DemoFiles.Drawing drawing) {
                return drawing.painter().paint(drawing.palette(), drawing.seed());
            }

            @Override
            public Optional<Path> film() throws IOException {
                return Film.make();
            }
        };
    }
}
