package news.stet.desk.view;

import java.util.List;
import news.stet.platform.Problem;

/** What is in the way of a preview. */
public record FaultView(Page page, List<Problem.Field> fields) {}
