/** E-mail by SMTP: {@link dev.steadfast.activities.email.EmailSender} hands one message over and says what came of it. */
@NullMarked
package dev.steadfast.activities.email;

import org.jspecify.annotations.NullMarked;
