package io.tandem.e2e;

import io.tandem.local.ServiceName;
import io.tandem.local.Suite;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a service's metrics say at one moment, asked for in the words of Prometheus. In it a sample
 * may be followed by an exemplar: the trace of a request that it counts. A line that cannot be read
 * is refused, so that nothing is missed which a collector would see.
 */
record Scrape(List<Sample> samples) {

    private static final String FORMATS =
            "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final String LABELS = "\\{((?:[^\"{}]|" + QUOTED + ")*)}";
    private static final String NUMBER = "[-+0-9.eE]+";

    private static final Pattern SAMPLE =
            Pattern.compile(
                    "([a-zA-Z_:][a-zA-Z0-9_:]*)(?:%s)? (%s|NaN|[-+]Inf)(?: %s)?(?: # %s %s(?: %s)?)?"
                            .formatted(LABELS, NUMBER, NUMBER, LABELS, NUMBER, NUMBER));
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** One series and its value. */
    record Sample(String name, Map<String, String> labels, BigDecimal value) {

        boolean has(Map<String, String> wanted) {
            return labels.entrySet().containsAll(wanted.entrySet());
        }
    }

    static Scrape of(Suite suite, ServiceName service) {
        URI metrics = suite.uri(service).resolve("/q/metrics");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(metrics).header("Accept", FORMATS).build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(metrics + " answers " + answer.statusCode());
            }
            return read(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException("No metrics at " + metrics, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    static Scrape read(String text) {
        return new Scrape(
                text.lines()
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .flatMap(Scrape::sample)
                        .toList());
    }

    /** Nothing for what is no number: a gauge that nobody has set says nothing. */
    private static Stream<Sample> sample(String line) {
        Matcher matcher = SAMPLE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalStateException("No sample: " + line);
        }
        if (!matcher.group(3).matches(NUMBER)) {
            return Stream.empty();
        }
        Map<String, String> labels = new HashMap<>();
        if (matcher.group(2) != null) {
            Matcher label = LABEL.matcher(matcher.group(2));
            while (label.find()) {
                labels.put(label.group(1), label.group(2));
            }
        }
        return Stream.of(new Sample(matcher.group(1), labels, new BigDecimal(matcher.group(3))));
    }

    Stream<Sample> named(String name) {
        return samples.stream().filter(sample -> sample.name().equals(name));
    }

    /** The sum of a metric's series that have the labels, among others. */
    BigDecimal sum(String name, Map<String, String> labels) {
        return named(name)
                .filter(sample -> sample.has(labels))
                .map(Sample::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
