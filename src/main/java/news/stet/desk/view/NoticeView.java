package news.stet.desk.view;

/** A screen that is nothing but a frame around a notice. */
public record NoticeView(Page page) {}
