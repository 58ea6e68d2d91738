/**
 * Who works here and what they may do: accounts, sign-in, sessions, API tokens, roles, and the
 * trail of what each did.
 */
@NullMarked
package news.stet.people;

import org.jspecify.annotations.NullMarked;
