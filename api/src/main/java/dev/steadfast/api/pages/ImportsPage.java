package dev.steadfast.api.pages;

import dev.steadfast.api.errors.NotThere;
import dev.steadfast.api.errors.RuleBroken;
import dev.steadfast.api.imports.ImportOptions;
import dev.steadfast.api.imports.ImportResult;
import dev.steadfast.api.imports.Imports;
import dev.steadfast.api.imports.Mode;
import dev.steadfast.api.security.Caller;
import dev.steadfast.store.imports.ImportJob;
import dev.steadfast.store.imports.ImportJobs;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;

/** Bringing customers in from a file, and what became of it. */
@ConsolePage
class ImportsPage {
    private static final String SAMPLES = "samples/accounts.csv";

    private final Imports imports;
    private final ImportJobs jobs;
    private final JsonMapper json;

    ImportsPage(Imports imports, ImportJobs jobs, JsonMapper json) {
        this.imports = imports;
        this.jobs = jobs;
        this.json = json;
    }

    @GetMapping("/imports")
    String choose() {
        return "imports";
    }

    @PostMapping("/imports")
    String start(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "keep-good") String mode,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            Caller caller)
            throws IOException {
        if (file.isEmpty()) {
            throw new RuleBroken("file", file.getOriginalFilename(), "must be a CSV file that is not empty");
        }
        try (var csv = file.getInputStream()) {
            var options = new ImportOptions(Mode.of(mode), dryRun);
            return "redirect:/imports/" + imports.start(csv, file.getOriginalFilename(), options, caller.by());
        }
    }

    /** The customers that ship with Steadfast, for a first look. */
    @PostMapping("/imports/samples")
    String startSamples(Caller caller) throws IOException {
        try (var csv = new ClassPathResource(SAMPLES).getInputStream()) {
            var options = new ImportOptions(Mode.KEEP_GOOD, false);
            return "redirect:/imports/" + imports.start(csv, SAMPLES, options, caller.by());
        }
    }

    @GetMapping("/imports/{id}")
    String show(@PathVariable String id, Model model) {
        describe(job(id), model);
        return "import";
    }

    /** Asked for again and again while the import runs; then the page is drawn anew. */
    @GetMapping("/imports/{id}/progress")
    String progress(@PathVariable String id, Model model, HttpServletResponse response) {
        var job = job(id);
        describe(job, model);
        if (job.state() != ImportJob.State.RUNNING) {
            response.setHeader("HX-Refresh", "true");
        }
        return "import :: import-progress";
    }

    private void describe(ImportJob job, Model model) {
        model.addAttribute("job", job);
        model.addAttribute("running", job.state() == ImportJob.State.RUNNING);
        model.addAttribute(
                "result",
                job.result() == null || job.ofEvents() ? null : json.readValue(job.result(), ImportResult.class));
    }

    private ImportJob job(String id) {
        return jobs.find(id).orElseThrow(() -> new NotThere("There is no import '%s'.".formatted(id)));
    }
}
