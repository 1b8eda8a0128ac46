package io.tandem.referral.click;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/**
 * What a request for a link tells.
 *
 * @param isProbe whether it asks for the headers alone, as those do who only look whether a link
 *     works
 * @param utm the campaign parameters of its address, as far as they are of a decent size
 */
record Visit(
        Optional<String> userAgent,
        Optional<String> address,
        boolean isProbe,
        SequencedMap<String, String> utm) {

    private static final Pattern UTM = Pattern.compile("utm_[a-z0-9_]{1,32}");
    private static final int MOST_UTM = 10;
    private static final int LONGEST_UTM = 256;

    static Visit of(HttpServerRequest request) {
        SequencedMap<String, String> utm = new LinkedHashMap<>();
        request.params().entries().stream()
                .filter(parameter -> UTM.matcher(parameter.getKey()).matches())
                .filter(parameter -> parameter.getValue().length() <= LONGEST_UTM)
                .filter(parameter -> parameter.getValue().chars().allMatch(Visit::isPrintable))
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .limit(MOST_UTM)
                .forEach(parameter -> utm.putIfAbsent(parameter.getKey(), parameter.getValue()));
        return new Visit(
                Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)),
                Optional.ofNullable(request.remoteAddress()).map(address -> address.hostAddress()),
                request.method().equals(HttpMethod.HEAD),
                utm);
    }

    private static boolean isPrintable(int c) {
        return !Character.isISOControl(c);
    }
}
