package dev.steadfast.api.pages;

import dev.steadfast.preview.Entry;
import dev.steadfast.preview.Preview;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes on one local day of a preview.
 *
 * @param number such as {@code day 3}; empty where that says nothing
 */
public record PreviewDay(LocalDate day, String number, List<Entry> entries) {

    static List<PreviewDay> of(Preview preview) {
        List<PreviewDay> days = new ArrayList<>();
        for (Entry entry : preview.entries()) {
            LocalDate day = preview.day(entry.at());
            if (days.isEmpty() || !days.getLast().day().equals(day)) {
                days.add(new PreviewDay(day, preview.dayOfPlaybook(day), new ArrayList<>()));
            }
            days.getLast().entries().add(entry);
        }
        return days;
    }
}
