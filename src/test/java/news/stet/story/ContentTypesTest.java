package news.stet.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.Map;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class ContentTypesTest {
    private final ContentTypes types;
    private final ChangeLog changes;

    ContentTypesTest(Database database) {
        types = new ContentTypes(database, InstantSource.system());
        changes = new ChangeLog(database);
    }

    @Test
    void aVideoIsTwentyOneUntilSomebodySaysOtherwise() {
        assertThat(types.list()).containsEntry(StoryType.VIDEO, 21);
        long before = changes.head();

        // Article and video change places.
        Map<StoryType, Integer> now =
                types.put(Actor.system("test"), Map.of(StoryType.ARTICLE, 21, StoryType.VIDEO, 1));

        assertThat(now).isEqualTo(types.list()).containsEntry(StoryType.VIDEO, 1);
        assertThat(changes.list(before, 10))
                .extracting(ChangeLog.Change::key)
                .containsExactly("types");
        types.put(Actor.system("test"), Map.of(StoryType.ARTICLE, 1, StoryType.VIDEO, 21));
    }

    @Test
    void twoTypesNeverShareANumber() {
        assertThatThrownBy(() -> types.put(Actor.system("test"), Map.of(StoryType.LIVE, 31)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("another type");
        Actor editor = new Actor(1, "Edda", Role.EDITOR, Actor.Kind.PERSON);
        assertThatThrownBy(() -> types.put(editor, Map.of(StoryType.LIVE, 99)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
    }
}
