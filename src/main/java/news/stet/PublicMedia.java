package news.stet;

import java.util.Optional;
import news.stet.media.MediaLibrary;
import news.stet.media.Renditions;
import news.stet.platform.Once;
import news.stet.press.MediaFiles;
import news.stet.story.KeyNames;

/** Joins the media library to the site's listener, which does not know it. */
record PublicMedia(Once<MediaLibrary> library) implements MediaFiles {
    @Override
    public boolean isGone(String address) {
        return library.get().renditions().isWithdrawn(address);
    }

    @Override
    public Optional<String> findKey(String address) {
        return Renditions.findItem(address).map(KeyNames::files);
    }

    @Override
    public Optional<MediaFile> find(String address) {
        return library.get()
                .renditions()
                .find(address)
                .map(made -> new MediaFile(made.file(), made.contentType(), made.lasting()));
    }
}
