package dev.steadfast.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {

    @Test
    void readsQuotesSeparatorsAndLineBreaksInsideCells() throws IOException {
        assertThat(rows("id,name\r\nacme,\"Acme, \"\"the\"\" company\nof Berlin\"\r\nbolt,Bolt\r\n"))
                .containsExactly(
                        cells(1, "id", "name"),
                        cells(2, "acme", "Acme, \"the\" company\nof Berlin"),
                        cells(4, "bolt", "Bolt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"id,name\nacme,Acme", "id;name\nacme;Acme", "id\tname\nacme\tAcme", "\ufeffid,name\nacme,Acme"})
    void readsAFileFromAnySpreadsheet(String file) throws IOException {
        assertThat(rows(file)).containsExactly(cells(1, "id", "name"), cells(2, "acme", "Acme"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void countsLinesOfEveryPlatformAndSkipsEmptyOnes(String end) throws IOException {
        assertThat(rows(String.join(end, "id", "", "", "acme", ""))).containsExactly(cells(1, "id"), cells(4, "acme"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void goesOnBehindARowWithABrokenQuote(String end) throws IOException {
        String file =
                String.join(end, "id,name", "acme,\"Acme\" Inc", "bolt,\"Bolt", "cord,Cord", "dune,\"Dune, Inc\"");
        assertThat(rows(file)).extracting(CsvRow::line).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(rows(file).get(1)).isInstanceOf(CsvRow.Broken.class);
        assertThat(rows(file).get(2)).isInstanceOf(CsvRow.Broken.class);
        assertThat(rows(file).subList(3, 5)).containsExactly(cells(4, "cord", "Cord"), cells(5, "dune", "Dune, Inc"));
    }

    @Test
    void refusesACellOfMoreThan64KAndGoesOnBehindIt() throws IOException {
        String note = "x\n".repeat(40_000);
        List<CsvRow> rows = rows("id,note\nacme,\"" + note + "\"\nbolt,short\n");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(1))
                .isEqualTo(new CsvRow.Broken(2, "has a cell of 80,000 characters; a cell has at most 65,536"));
        assertThat(rows.get(2)).isEqualTo(cells(40_003, "bolt", "short"));
    }

    @Test
    void survivesALineThatNeverEnds() throws IOException {
        try (CsvRows rows = new CsvRows(() -> new Endless("id,name\nacme,", 'x', 100L << 20))) {
            assertThat(rows.next()).isEqualTo(cells(1, "id", "name"));
            assertThat(rows.next()).isInstanceOf(CsvRow.Broken.class);
            assertThat(rows.next()).isNull();
        }
    }

    @Test
    void givesUpOnAFileThatIsNoCsvAtAll() throws IOException {
        List<CsvRow> rows = rows("id,name\n" + "\"a\"b\n".repeat(5_000));
        assertThat(rows).hasSize(102);
        assertThat(rows.getLast())
                .isEqualTo(new CsvRow.Broken(
                        102, "is the last line that was read: too many rows have quotes that do not match"));
    }

    @Test
    void refusesARowOfMoreThanAThousandCells() throws IOException {
        assertThat(rows("id" + ",".repeat(1_000)).getFirst())
                .isEqualTo(new CsvRow.Broken(1, "has more than 1,000 cells"));
    }

    @Test
    void hasNoRowsInAnEmptyFile() throws IOException {
        assertThat(rows("")).isEmpty();
        assertThat(rows("\ufeff")).isEmpty();
    }

    private static CsvRow cells(long line, String... texts) {
        return new CsvRow.Cells(line, List.of(texts));
    }

    private static List<CsvRow> rows(String file) throws IOException {
        List<CsvRow> all = new ArrayList<>();
        try (CsvRows rows = new CsvRows(() -> new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)))) {
            for (CsvRow row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
        }
        return all;
    }
}
