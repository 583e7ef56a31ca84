package dev.steadfast.api.pages;

import dev.steadfast.api.previews.BookPreviews;
import dev.steadfast.api.previews.Previews;
import dev.steadfast.api.previews.SegmentPreview;
import dev.steadfast.preview.Preview;
import dev.steadfast.preview.TimelineSvg;
import dev.steadfast.simulation.WholeBook;
import dev.steadfast.store.clock.BusinessClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What will happen, before it does: to an account, to a segment, and to everybody. */
@ConsolePage
class PreviewPage {
    private static final int MOST_OF_SEGMENT = 180;

    private final Previews previews;
    private final BookPreviews books;
    private final BusinessClock clock;

    PreviewPage(Previews previews, BookPreviews books, BusinessClock clock) {
        this.previews = previews;
        this.books = books;
        this.clock = clock;
    }

    @GetMapping("/preview")
    String show(@RequestParam MultiValueMap<String, String> asked, Model model) {
        var form = PreviewForm.of(asked);
        model.addAttribute("form", form);
        model.addAttribute("playbooks", previews.playbooks());
        model.addAttribute("events", previews.events(form.playbook()));
        if (form.account() != null) {
            show(previews.ofAccount(form.account(), form.wish()), model);
        } else if (form.segment() != null) {
            String segment = form.segment().equals("*") ? null : form.segment();
            show(previews.ofSegment(segment, form.wish()), model);
        }
        return "preview";
    }

    private static void show(Preview preview, Model model) {
        model.addAttribute("preview", preview);
        model.addAttribute("days", PreviewDay.of(preview));
        model.addAttribute(
                "picture",
                "data:image/svg+xml;base64,"
                        + Base64.getEncoder()
                                .encodeToString(TimelineSvg.of(preview).getBytes(StandardCharsets.UTF_8)));
    }

    private static void show(SegmentPreview played, Model model) {
        model.addAttribute("segment", played);
        if (!played.touches().isEmpty()) {
            LocalDate first = played.touches().firstKey();
            long days = played.touches().lastKey().toEpochDay() - first.toEpochDay() + 1;
            model.addAttribute("chart", BarChart.of(first, Math.clamp(days, 14, MOST_OF_SEGMENT), played.touches()));
        }
    }

    @GetMapping("/preview/book")
    String book(Model model) {
        describe(books.state(false), model);
        return "preview-book";
    }

    @PostMapping("/preview/book")
    String again() {
        books.state(true);
        return "redirect:/preview/book";
    }

    /** Asked for again and again while it is computed; the same part is drawn with what is known. */
    @GetMapping("/preview/book/progress")
    String progress(Model model) {
        describe(books.state(false), model);
        return "preview-book :: book";
    }

    private void describe(BookPreviews.State state, Model model) {
        model.addAttribute("state", state);
        model.addAttribute("wall", Instant.now());
        var result = state.result();
        if (result != null) {
            WholeBook book = result.book();
            LocalDate first = book.touches().isEmpty()
                    ? LocalDate.ofInstant(clock.wall(), ZoneOffset.UTC)
                    : Objects.requireNonNull(book.touches().firstKey());
            model.addAttribute("book", book);
            model.addAttribute("chart", BarChart.of(first, BookPreviews.DAYS + 1, Map.copyOf(book.touches())));
        }
    }
}
