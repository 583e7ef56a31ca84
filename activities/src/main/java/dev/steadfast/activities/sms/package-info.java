/**
 * Text messages by Twilio: {@link dev.steadfast.activities.sms.SmsChannel} sends what {@link
 * dev.steadfast.activities.sms.TwilioMessages} hands over.
 */
@NullMarked
package dev.steadfast.activities.sms;

import org.jspecify.annotations.NullMarked;
