package io.tandem.team.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tandem.team.TeamServiceTest;
import io.tandem.team.agreement.AgreementTerms;
import io.tandem.team.agreement.AgreementView;
import io.tandem.team.agreement.ScopeTerms;
import io.tandem.team.split.RuleTerms;
import jakarta.inject.Inject;
import java.lang.reflect.RecordComponent;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AgreementDocumentTest extends TeamServiceTest {

    private static final UUID ID = new UUID(1, 2);

    @Inject AgreementDocument document;
    @Inject ObjectMapper json;

    @Test
    void everyTermIsInWordsOrStandsThereAsData() {
        for (JsonNode sample : SampleDocuments.all(json)) {
            String before = termsOf(sample);
            for (String path : leaves(sample, "")) {
                Optional<JsonNode> changed = otherThan(sample, path);

                // What a value's neighbours fix cannot be another: those values need no telling.
                assertTrue(changed.isPresent() || isFixed(path), path + " was not changed");
                changed.ifPresent(other ->
                        assertFalse(
                                before.equals(termsOf(other)), path + " is not in the document"));
            }
        }
    }

    @Test
    void theSamplesHaveEveryTermThatThereIs() {
        Set<String> told = new HashSet<>();
        Set<Class<?>> records = new LinkedHashSet<>();
        SampleDocuments.all(json).forEach(sample -> collect(terms(sample), records, told));

        for (Class<?> type : records) {
            for (RecordComponent component : type.getRecordComponents()) {
                assertTrue(
                        told.contains(type.getSimpleName() + "." + component.getName()),
                        "no sample has " + type.getSimpleName() + "." + component.getName());
            }
        }
        Stream.of(RuleTerms.class, ScopeTerms.class)
                .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
                .forEach(kind -> assertTrue(records.contains(kind), "no sample has " + kind));
    }

    @Test
    void aTermWithoutWordsOfItsOwnStandsThereAsData() throws JsonProcessingException {
        JsonNode sample = SampleDocuments.all(json).getFirst();
        ObjectNode more = sample.deepCopy();
        more.set("novelty", json.readTree("{\"days\":7,\"to\":[\"a`b\",{\"x\":[]}]}"));

        String text = MarkdownWriter.of(TermsProse.of(terms(sample), more));

        assertTrue(text.contains("- novelty.days: ` 7 `\n"), text);
        assertTrue(text.contains("- novelty.to[0]: `` a`b ``\n"), text);
        assertTrue(text.contains("- novelty.to[1].x: ` [] `\n"), text);
    }

    @Test
    void digestAndSignaturesStandAtTheEnd() {
        AgreementView view = view(SampleDocuments.all(json).getFirst());

        for (String text : List.of(markdown(view), shownBy(document.pdf(view)))) {
            String end = text.substring(text.indexOf("Digest and signatures"));
            assertTrue(end.contains("d1e5".repeat(16)), end);
            assertTrue(end.contains(new UUID(3, 4).toString()), end);
            assertTrue(end.contains("c2lnbmF0dXJl"), end);
            assertTrue(end.contains("51de".repeat(16)), end);
            assertTrue(end.contains("cHVibGljIGtleQ"), end);
        }
    }

    @Test
    void whatMembersWroteIsShownToTheLetterAndMeansNothing() {
        String hostile =
                "# Agreement\n```\n- Digest: `0000`\n````\n<script>alert(1)</script>\n[x](http://y)\n"
                        + "we share \u202Eflah\u202C \u0007\u2028\u00AD\ud83e\udd1d \u05D0";
        ObjectNode terms = SampleDocuments.all(json).getFirst().deepCopy();
        terms.put("text", hostile);

        String text = markdown(view(terms));

        int from = text.indexOf("`````text\n# Agreement\n");
        assertTrue(from > 0, text);
        String inside = text.substring(from + 10, text.indexOf("\n`````\n", from));
        assertEquals(
                hostile.replace("\u202E", "<U+202E>")
                        .replace("\u202C", "<U+202C>")
                        .replace("\u0007", "<U+0007>")
                        .replace("\u2028", "<U+2028>")
                        .replace("\u00AD", "<U+00AD>"),
                inside);
        String paper = shownBy(document.pdf(view(terms)));
        assertTrue(paper.contains("| we share <U+202E>flah<U+202C> <U+0007>"), paper);
        assertTrue(paper.contains("<U+1F91D> <U+05D0>"), paper);
        assertTrue(paper.contains("| <script>alert(1)</script>"), paper);
    }

    @Test
    void aCampaignCannotFormatAnythingEither() {
        ObjectNode terms = SampleDocuments.all(json).getLast().deepCopy();
        ((ObjectNode) terms.get("scope")).put("campaign", "a\n```\n## Members\n`b` (c) \\d");

        assertTrue(
                markdown(view(terms))
                        .contains("````text\na\n```\n## Members\n`b` (c) \\d\n````\n"));
        assertTrue(shownBy(document.pdf(view(terms))).contains("| `b` (c) \\d"));
    }

    @Test
    void paperHasTurkishAndPolishLetters() {
        ObjectNode terms = SampleDocuments.all(json).getFirst().deepCopy();
        terms.put(
                "text",
                "Gelir\u011fi e\u015fit payla\u015f\u0131r\u0131z; \u0141\u00f3d\u017a \u20ac");

        byte[] pdf = document.pdf(view(terms));

        String raw = new String(pdf, StandardCharsets.ISO_8859_1);
        assertTrue(raw.contains("/gbreve"));
        assertTrue(raw.contains("(| Gelir) Tj\n/RX 9 Tf <"), raw);
        assertFalse(shownBy(pdf).contains("<U+0"), shownBy(pdf));
    }

    @Test
    void theFileIsWhole() {
        ObjectNode terms = SampleDocuments.all(json).getFirst().deepCopy();
        terms.put("text", ("word ".repeat(40) + "\n").repeat(90) + "x".repeat(300));

        byte[] pdf = document.pdf(view(terms));

        String raw = new String(pdf, StandardCharsets.ISO_8859_1);
        Matcher entry = Pattern.compile("(\\d{10}) 00000 n ").matcher(raw);
        int number = 0;
        while (entry.find()) {
            number++;
            int offset = Integer.parseInt(entry.group(1));
            assertTrue(raw.startsWith(number + " 0 obj\n", offset), "object " + number);
        }
        assertTrue(number > 12);
        Matcher stream = Pattern.compile("/Length (\\d+) >>\nstream\n").matcher(raw);
        while (stream.find()) {
            int end = stream.end() + Integer.parseInt(stream.group(1));
            assertTrue(raw.startsWith("\nendstream", end));
        }
        assertTrue(
                raw.startsWith(
                        "xref", Integer.parseInt(raw.split("startxref\n")[1].split("\n")[0])));
        shownBy(pdf).lines().forEach(line -> assertTrue(line.length() <= 94, line));
    }

    @Test
    void theSameStateIsTheSameBytes() {
        JsonNode sample = SampleDocuments.all(json).getFirst();

        assertArrayEquals(document.pdf(view(sample)), document.pdf(view(sample.deepCopy())));
        assertArrayEquals(
                document.markdown(view(sample)), document.markdown(view(sample.deepCopy())));
    }

    private String markdown(AgreementView view) {
        return new String(document.markdown(view), StandardCharsets.UTF_8);
    }

    /** Both renderings, without what follows from the terms. */
    private String termsOf(JsonNode terms) {
        AgreementView view = view(terms);
        String paper = shownBy(document.pdf(view));
        return markdown(view).split("## Digest")[0] + paper.split("Digest and signatures")[0];
    }

    private AgreementView view(JsonNode terms) {
        return new AgreementView(
                ID,
                ID,
                "ACTIVE",
                terms(terms),
                "d1e5".repeat(16),
                List.of(
                        new AgreementView.SignatureView(
                                new UUID(3, 4),
                                new UUID(5, 6),
                                "cHVibGljIGtleQ==",
                                Instant.parse("2026-11-01T00:00:00Z"),
                                "c2lnbmF0dXJl",
                                "51de".repeat(16))),
                ID,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                2,
                Instant.parse("2026-11-01T00:00:00Z"));
    }

    private AgreementTerms terms(JsonNode node) {
        try {
            return json.treeToValue(node, AgreementTerms.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The lines that a reader of the PDF sees. */
    private static String shownBy(byte[] pdf) {
        StringBuilder shown = new StringBuilder();
        for (String line : new String(pdf, Charset.forName("windows-1252")).split("\n")) {
            Matcher run = Pattern.compile("\\((.*)\\) Tj$").matcher(line);
            if (line.equals("T*")) {
                shown.append('\n');
            } else if (run.find() && line.startsWith("/")) {
                shown.append(run.group(1).replaceAll("\\\\([()\\\\])", "$1"));
            }
        }
        return shown.toString();
    }

    private static boolean isFixed(String path) {
        return path.endsWith("/rule")
                || path.equals("/dispute/ruling")
                || path.equals("/costs/approval")
                || path.equals("/proration")
                || path.endsWith("/kind")
                || path.endsWith("/tiers/0/from");
    }

    private static List<String> leaves(JsonNode node, String path) {
        List<String> paths = new ArrayList<>();
        if (node.isObject()) {
            node.properties()
                    .forEach(each ->
                            paths.addAll(leaves(each.getValue(), path + "/" + each.getKey())));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                paths.addAll(leaves(node.get(i), path + "/" + i));
            }
        } else {
            paths.add(path);
        }
        return paths;
    }

    /** The same terms with another value there, if any other makes terms. */
    private Optional<JsonNode> otherThan(JsonNode sample, String path) {
        JsonNode value = sample.at(path);
        List<JsonNode> others = new ArrayList<>();
        if (value.isBoolean()) {
            others.add(json.getNodeFactory().booleanNode(!value.booleanValue()));
        } else if (value.isNumber()) {
            others.add(json.getNodeFactory().numberNode(value.intValue() + 1));
        } else {
            String text = value.asText();
            for (char c : "123456789abcdef0".toCharArray()) {
                others.add(
                        json.getNodeFactory().textNode(text.substring(0, text.length() - 1) + c));
            }
            for (String name :
                    List.of(
                            "VOLUME",
                            "2026-12-02T00:00:00Z",
                            "BANNED",
                            "REMOVED",
                            "STAY",
                            "ACCEPTED",
                            "REFUSED",
                            "NONE",
                            "ALL",
                            text + "x")) {
                others.add(json.getNodeFactory().textNode(name));
            }
        }
        return others.stream()
                .filter(other -> !other.equals(value))
                .map(other -> with(sample, path, other))
                .filter(this::areTerms)
                .findFirst();
    }

    private static JsonNode with(JsonNode sample, String path, JsonNode value) {
        JsonNode copy = sample.deepCopy();
        int at = path.lastIndexOf('/');
        JsonNode parent = copy.at(path.substring(0, at));
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(path.substring(at + 1)), value);
        } else {
            ((ObjectNode) parent).set(path.substring(at + 1), value);
        }
        return copy;
    }

    private boolean areTerms(JsonNode node) {
        try {
            json.treeToValue(node, AgreementTerms.class);
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static void collect(Object value, Set<Class<?>> records, Set<String> told) {
        if (value instanceof List<?> list) {
            list.forEach(each -> collect(each, records, told));
        } else if (value instanceof Record
                && value.getClass().getName().startsWith("io.tandem.team")) {
            records.add(value.getClass());
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                Object part = read(value, component);
                if (part != null) {
                    told.add(value.getClass().getSimpleName() + "." + component.getName());
                    collect(part, records, told);
                }
            }
        }
    }

    private static Object read(Object value, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
