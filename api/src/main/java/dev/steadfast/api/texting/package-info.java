/**
 * What phones and their networks say of our text messages; Twilio calls {@link dev.steadfast.api.texting.TwilioController}.
 */
@NullMarked
package dev.steadfast.api.texting;

import org.jspecify.annotations.NullMarked;
