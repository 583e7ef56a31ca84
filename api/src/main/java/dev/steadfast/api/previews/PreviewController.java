package dev.steadfast.api.previews;

import dev.steadfast.preview.Entry;
import dev.steadfast.preview.Preview;
import dev.steadfast.simulation.Simulated;
import dev.steadfast.store.enrolments.SimulationWish;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Previews: nothing is sent, and nothing changes. */
@RestController
@RequestMapping("/api/preview")
@Tag(name = "Preview", description = "What will happen, before it does")
class PreviewController {
    private final Previews previews;
    private final BookPreviews books;

    PreviewController(Previews previews, BookPreviews books) {
        this.previews = previews;
        this.books = books;
    }

    /** What comes at a moment; the words are those of an account's timeline. */
    @Schema(name = "PreviewEntry")
    record EntryView(
            Instant at,
            @Nullable String playbook,
            @Nullable String step,
            String kind,
            String outcome,
            @Nullable String reason,
            @Nullable String to) {

        static EntryView of(Entry entry) {
            return new EntryView(
                    entry.at(), entry.playbook(), entry.step(), entry.kind(), entry.outcome(), entry.why(), entry.to());
        }
    }

    /** A run; {@code outcome} is absent while it is open at the end. */
    @Schema(name = "PreviewRun")
    record RunView(
            String playbook,
            @Nullable String key,
            Instant begun,
            String because,
            @Nullable String outcome) {

        static RunView of(Simulated.Run run) {
            return new RunView(
                    run.playbook().name(),
                    run.key(),
                    run.begun(),
                    run.because(),
                    run.state().outcome());
        }
    }

    /** A playbook that the account is not enrolled in. */
    @Schema(name = "PreviewOutside")
    record OutsideView(String playbook, String because) {}

    /** One account. */
    @Schema(name = "AccountPreview")
    record AccountView(
            String account,
            String timeZone,
            Instant from,
            Instant until,
            List<RunView> runs,
            List<OutsideView> outside,
            List<EntryView> entries) {

        static AccountView of(Preview preview) {
            return new AccountView(
                    preview.account().id(),
                    preview.zone().getId(),
                    preview.simulation().from(),
                    preview.simulation().until(),
                    preview.simulated().runs().stream().map(RunView::of).toList(),
                    preview.simulated().outside().stream()
                            .map(it -> new OutsideView(it.playbook().name(), it.because()))
                            .toList(),
                    preview.entries().stream().map(EntryView::of).toList());
        }
    }

    /** Messages of a day. */
    @Schema(name = "DayCount")
    record DayCount(LocalDate day, int count) {
        static List<DayCount> of(Map<LocalDate, Integer> touches) {
            return touches.entrySet().stream()
                    .map(day -> new DayCount(day.getKey(), day.getValue()))
                    .toList();
        }
    }

    /** A segment; {@code more} says whether it has accounts that were not played. */
    @Schema(name = "SegmentPreview")
    record SegmentView(
            String segment,
            boolean more,
            List<SegmentPreview.Line> accounts,
            List<SegmentPreview.StepLine> steps,
            List<DayCount> touches) {}

    /** What is asked for: one of the two. */
    @Schema(name = "Preview")
    record PreviewView(
            @Nullable AccountView account, @Nullable SegmentView segment) {}

    @PostMapping
    @Operation(
            summary = "Show what will happen to an account or a segment",
            description =
                    "The functions that decide here are those that decide in production. Nothing is sent or stored.")
    PreviewView preview(@RequestBody PreviewRequest request) {
        SimulationWish wish = request.wish();
        if (request.account() != null) {
            return new PreviewView(AccountView.of(previews.ofAccount(request.account(), wish)), null);
        }
        String segment = String.valueOf(request.segment());
        SegmentPreview played = previews.ofSegment(segment.equals("*") ? null : segment, wish);
        return new PreviewView(
                null,
                new SegmentView(
                        segment, played.more(), played.accounts(), played.steps(), DayCount.of(played.touches())));
    }

    /** How far the computation has come, in accounts. */
    @Schema(name = "BookProgress")
    record ProgressView(int done, int total) {}

    /** Messages of a playbook. */
    @Schema(name = "PlaybookCount")
    record PlaybookCount(String playbook, int count) {}

    /**
     * The whole book.
     *
     * @param computedAt absent before the first one is ready
     * @param total messages of all days
     */
    @Schema(name = "BookPreview")
    record BookView(
            @Nullable Instant computedAt,
            @Nullable Long ageSeconds,
            int days,
            int accounts,
            int total,
            List<DayCount> touches,
            List<PlaybookCount> playbooks,
            @Nullable ProgressView computing) {

        static BookView of(BookPreviews.State state) {
            var progress = state.progress() == null
                    ? null
                    : new ProgressView(state.progress().done(), state.progress().total());
            var result = state.result();
            if (result == null) {
                return new BookView(null, null, BookPreviews.DAYS, 0, 0, List.of(), List.of(), progress);
            }
            var book = result.book();
            return new BookView(
                    result.computedAt(),
                    Duration.between(result.computedAt(), Instant.now()).toSeconds(),
                    BookPreviews.DAYS,
                    book.accounts(),
                    book.touches().values().stream().mapToInt(it -> it).sum(),
                    DayCount.of(book.touches()),
                    book.byPlaybook().entrySet().stream()
                            .map(it -> new PlaybookCount(it.getKey(), it.getValue()))
                            .toList(),
                    progress);
        }
    }

    @GetMapping("/book")
    @Operation(
            summary = "Messages of each of the next 90 days, over all open runs",
            description = "It is computed in the background and kept; `computing` says how far a newer one is.")
    @ApiResponse(responseCode = "200", description = "What was computed last", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "The first one is being computed", useReturnTypeSchema = true)
    ResponseEntity<BookView> book(@RequestParam(defaultValue = "false") boolean refresh) {
        var state = books.state(refresh);
        return ResponseEntity.status(state.result() == null ? 202 : 200).body(BookView.of(state));
    }
}
