package news.stet.people;

/** One thing that a role may or may not do. Checked inside the verbs, never only in a screen. */
public enum Permission {
    /** Create stories, change one's own drafts and submit them. */
    WRITE_OWN(Reach.PLACE),
    /** Take in pictures and films. */
    ADD_MEDIA(Reach.ANYWHERE),
    /** Read every story on the desk, drafts of others included. */
    READ_ALL(Reach.ANYWHERE),
    /** Change and submit any story that is not yet live. */
    WRITE_ANY_DRAFT(Reach.PLACE),
    /** Change the working text of a story that is live, approve and return. */
    EDIT_LIVE(Reach.PLACE),
    /** Publish, schedule and correct. */
    PUBLISH(Reach.PLACE),
    /** Withhold, kill, spike and unspike. */
    WITHDRAW(Reach.PLACE),
    /** Put boxes in order. */
    ORDER_BOXES(Reach.PLACE),
    /** Read the trail of who did what. */
    READ_AUDIT(Reach.NEWSROOM),
    /** Invite, change and dismiss people; make and revoke tokens. */
    MANAGE_PEOPLE(Reach.NEWSROOM),
    /** Change editions, sections and settings. */
    MANAGE_SETTINGS(Reach.NEWSROOM);

    private final Reach reach;

    Permission(Reach reach) {
        this.reach = reach;
    }

    Reach reach() {
        return reach;
    }
}
