package news.stet.story;

import java.util.List;
import news.stet.platform.Messages;
import news.stet.platform.Problem;

/** What a check found in a story. */
public sealed interface Finding {
    Check check();

    /** Where, as in {@code body[3].alt}; a word such as {@code comments} for what is beside it. */
    String path();

    /** What its words speak of, in the order of the message's places. */
    List<Object> said();

    /** The story may go out all the same. */
    record Warning(Check check, String path, List<Object> said) implements Finding {}

    /** The story does not go out. */
    record Stop(Check check, String path, List<Object> said) implements Finding {}

    static Finding of(Check check, Check.Level level, String path, List<Object> said) {
        return level == Check.Level.STOP
                ? new Stop(check, path, said)
                : new Warning(check, path, said);
    }

    /** What is wrong, in the language of those messages (bundle {@code story}). */
    default String problem(Messages messages) {
        return messages.get("check." + check().slug(), said().toArray());
    }

    /** What to do about it. */
    default String fix(Messages messages) {
        return messages.get("check." + check().slug() + ".fix", said().toArray());
    }

    /** As a problem's field. */
    default Problem.Field field(Messages messages) {
        return new Problem.Field(path(), problem(messages), fix(messages));
    }
}
