package news.stet.people;

/** One thing that a role may or may not do. Checked inside the verbs, never only in a screen. */
public enum Permission {
    /** Create stories, change one's own drafts and submit them. */
    WRITE_OWN,
    /** Take in pictures and films. */
    ADD_MEDIA,
    /** Read every story on the desk, drafts of others included. */
    READ_ALL,
    /** Change and submit any story that is not yet live. */
    WRITE_ANY_DRAFT,
    /** Change the working text of a story that is live, approve and return. */
    EDIT_LIVE,
    /** Publish, schedule and correct. */
    PUBLISH,
    /** Withhold, kill, spike and unspike. */
    WITHDRAW,
    /** Put boxes in order. */
    ORDER_BOXES,
    /** Read the trail of who did what. */
    READ_AUDIT,
    /** Invite, change and dismiss people; make and revoke tokens. */
    MANAGE_PEOPLE,
    /** Change editions, sections and settings. */
    MANAGE_SETTINGS
}
