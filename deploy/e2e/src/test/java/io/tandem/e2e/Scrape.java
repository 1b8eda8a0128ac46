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

/** What a service's metrics say at one moment. */
record Scrape(List<Sample> samples) {

    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** One series and its value. */
    record Sample(String name, Map<String, String> labels, BigDecimal value) {}

    static Scrape of(Suite suite, ServiceName service) {
        return of(suite.uri(service));
    }

    static Scrape of(URI process) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String text =
                    client.send(
                                    HttpRequest.newBuilder(process.resolve("/q/metrics")).build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body();
            return new Scrape(text.lines().flatMap(Scrape::sample).toList());
        } catch (IOException e) {
            throw new IllegalStateException("No metrics of " + process, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static Stream<Sample> sample(String line) {
        Matcher matcher = SAMPLE.matcher(line);
        if (line.startsWith("#") || !matcher.matches() || matcher.group(3).contains("N")) {
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

    /** The sum of a metric's series that have the label. */
    BigDecimal sum(String name, String label, String value) {
        return named(name)
                .filter(sample -> value.equals(sample.labels().get(label)))
                .map(Sample::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
