package news.stet.desk;

import io.javalin.http.Context;
import news.stet.desk.view.Notice;
import news.stet.desk.view.Page;
import news.stet.desk.view.SignInView;
import news.stet.people.Person;
import news.stet.people.SignInMethod;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;

/** Coming in by a recovery code. */
final class RecoveryScreen {
    private static final String PATH = "/sign-in/recovery";

    private final Parts parts;
    private final Pages pages;
    private final Door door;

    RecoveryScreen(Parts parts, Pages pages, Door door) {
        this.parts = parts;
        this.pages = pages;
        this.door = door;
    }

    void routes(Routes routes) {
        routes.get(PATH, Access.OPEN, context -> show(context, "", null));
        routes.post(PATH, Access.OPEN, this::signIn);
    }

    private void signIn(Context context) {
        String email = Form.text(context, "email");
        try {
            Person person =
                    parts.signIn()
                            .checkRecoveryCode(
                                    email, Form.text(context, "code"), door.address(context));
            door.open(context, person, SignInMethod.RECOVERY_CODE);
            Answers.goTo(context, "/account?done=account.recoveryUsed#ways");
        } catch (Problem problem) {
            SignInScreen.status(context, problem);
            show(context, email, Notice.of(problem));
        }
    }

    private void show(Context context, String email, @Nullable Notice notice) {
        Page page = pages.page(context, "recovery.title", "");
        pages.show(
                context,
                "sign-in-recovery",
                new SignInView(notice == null ? page : page.with(notice), email, "", null, ""));
    }
}
