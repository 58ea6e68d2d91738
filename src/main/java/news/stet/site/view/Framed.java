package news.stet.site.view;

/** What is shown within the frame that all pages share. */
public interface Framed {
    Frame frame();
}
