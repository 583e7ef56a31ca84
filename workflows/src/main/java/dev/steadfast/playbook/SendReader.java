package dev.steadfast.playbook;

import dev.steadfast.calendar.ClosedDays;
import dev.steadfast.calendar.QuietHours;
import dev.steadfast.calendar.SendRules;
import dev.steadfast.calendar.SendWindow;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the {@code send} of a playbook or a step. */
final class SendReader {

    static final Map<String, Boolean> HOLIDAYS = Map.of("hold", true, "ignore", false);

    private SendReader() {}

    /**
     * The rules written there, or null where nothing is.
     *
     * @param around what holds where the rules say nothing
     */
    static @Nullable SendRules read(Fields fields, SendRules around) {
        Fields send = fields.fields("send");
        if (send == null) {
            return null;
        }
        send.allow(Parts.SEND);
        SendWindow window = send.parsed("window", SendWindow::parse);
        QuietHours quiet = send.parsed("quiet", QuietHours::parse);
        Boolean hold = send.oneOf("holidays", HOLIDAYS);
        ClosedDays closed = closed(send);
        try {
            return new SendRules(
                    window == null ? around.window() : window,
                    quiet == null ? around.quiet() : quiet,
                    hold == null ? around.holdHolidays() : hold,
                    closed == null ? around.closed() : closed);
        } catch (IllegalArgumentException e) {
            send.problem(send.line(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static @Nullable ClosedDays closed(Fields send) {
        if (!send.has("closed")) {
            return null;
        }
        try {
            return ClosedDays.parse(send.words("closed"));
        } catch (IllegalArgumentException e) {
            send.problemAt("closed", String.valueOf(e.getMessage()));
            return null;
        }
    }
}
