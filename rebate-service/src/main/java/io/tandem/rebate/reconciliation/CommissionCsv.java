package io.tandem.rebate.reconciliation;

import io.tandem.rebate.reconciliation.model.CommissionFields;
import io.tandem.rebate.reconciliation.model.CommissionLine;
import io.tandem.rebate.reconciliation.model.Fault;
import io.tandem.rebate.reconciliation.model.Window;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A commission file's lines (RFC 4180, UTF-8), a few at a time, and what is wrong with them. */
final class CommissionCsv {

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Window window;
    private final int mostFaults;
    private final List<Fault> faults = new ArrayList<>();
    private boolean ended;

    private CommissionCsv(CSVParser parser, Window window, int mostFaults) {
        this.parser = parser;
        this.records = parser.iterator();
        this.window = window;
        this.mostFaults = mostFaults;
    }

    /** Begins after the header, if that is what the file begins with. */
    static CommissionCsv open(SpooledFile file, Window window, int mostFaults) {
        try {
            CSVParser parser =
                    CSVParser.builder()
                            .setReader(
                                    new InputStreamReader(
                                            file.read(),
                                            StandardCharsets.UTF_8
                                                    .newDecoder()
                                                    .onMalformedInput(CodingErrorAction.REPORT)
                                                    .onUnmappableCharacter(
                                                            CodingErrorAction.REPORT)))
                            .setFormat(CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get())
                            .get();
            CommissionCsv csv = new CommissionCsv(parser, window, mostFaults);
            csv.header();
            return csv;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void header() {
        CSVRecord first = record();
        if (faults.isEmpty()) {
            faults.addAll(CommissionFields.header(first == null ? List.of() : first.toList()));
        }
        ended |= !faults.isEmpty();
    }

    /** The next lines that are right; none when there are no more. */
    List<CommissionLine> next(int most) {
        List<CommissionLine> lines = new ArrayList<>();
        while (!ended && lines.size() < most) {
            CSVRecord record = record();
            if (record != null) {
                CommissionFields.Read read =
                        CommissionFields.read(
                                parser.getCurrentLineNumber(), record.toList(), window);
                read.line().ifPresent(lines::add);
                faults.addAll(read.faults());
                ended |= faults.size() >= mostFaults;
            }
        }
        return lines;
    }

    /** The next record; null, with the reason noted, when nothing more can be read. */
    private CSVRecord record() {
        try {
            if (records.hasNext()) {
                return records.next();
            }
        } catch (UncheckedIOException e) {
            faults.add(new Fault(line(), "", rule(e.getCause())));
        } catch (IllegalStateException e) {
            // How the parser's iterator tells of what it cannot read in older ways.
            faults.add(new Fault(line(), "", "must be CSV as RFC 4180 has it"));
        }
        ended = true;
        return null;
    }

    private long line() {
        return Math.max(1, parser.getCurrentLineNumber());
    }

    private static String rule(IOException e) {
        return e instanceof CharacterCodingException
                ? "must be UTF-8"
                : "must be CSV as RFC 4180 has it";
    }

    /** What is wrong with the lines that were read so far. */
    List<Fault> faults() {
        return faults.size() > mostFaults ? faults.subList(0, mostFaults) : faults;
    }
}
