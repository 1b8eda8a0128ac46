package io.tandem.local.market;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A table with a head line. Columns are taken by name, since their order differs from file to file.
 */
public final class CsvFile {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private CsvFile() {}

    public static List<CSVRecord> rows(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return FORMAT.parse(reader).getRecords();
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
