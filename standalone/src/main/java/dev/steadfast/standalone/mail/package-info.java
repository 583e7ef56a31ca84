/** The mailbox of the quick start: an SMTP receiver on loopback and the messages it accepted, kept as files. */
@NullMarked
package dev.steadfast.standalone.mail;

import org.jspecify.annotations.NullMarked;
