package news.stet.story;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Where stories are shown beside their own lists, as in boxes put together by hand. */
public interface Showing {
    /** Nowhere else. */
    Showing NOWHERE = (handle, story) -> List.of();

    /** The keys of what shows that story now, as the change log names them. */
    List<String> keys(Handle handle, long story);
}
