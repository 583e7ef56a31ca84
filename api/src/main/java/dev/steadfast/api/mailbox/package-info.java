/** Mail that was delivered inside this process, where there is no real mail server. */
@NullMarked
package dev.steadfast.api.mailbox;

import org.jspecify.annotations.NullMarked;
