package io.tandem.referral.link.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Where a link leads: an https page on one of the programme's hosts. It is the guard against open
 * redirects, so it takes only what every browser reads alike: no user info, no port but https's
 * own, no backslash or control character, no path that begins with two slashes.
 */
public record Destination(URI uri) {

    private static final int MAX_LENGTH = 2048;
    private static final int HTTPS_PORT = 443;

    public Destination {
        require(
                "https".equalsIgnoreCase(uri.getScheme()) && !uri.isOpaque(),
                "must be an absolute https address");
        require(uri.getHost() != null, "must name a host");
        require(uri.getRawUserInfo() == null, "must not carry user info");
        require(uri.getPort() == -1 || uri.getPort() == HTTPS_PORT, "must not name another port");
        require(
                uri.getRawPath() == null || !uri.getRawPath().startsWith("//"),
                "must not have a path that begins with two slashes");
    }

    /** Reads an address and checks that it lies on one of the hosts; refuses any other. */
    public static Destination of(String address, Collection<String> hosts) {
        require(address.length() <= MAX_LENGTH, "must be at most " + MAX_LENGTH + " characters");
        require(
                address.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\'),
                "must be plain ASCII without spaces or backslashes");
        Destination destination;
        try {
            destination = new Destination(new URI(address));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("must be a valid address", e);
        }
        String host = destination.uri().getHost().toLowerCase(Locale.ROOT);
        require(
                hosts.stream().anyMatch(allowed -> allowed.equalsIgnoreCase(host)),
                "must be on one of the programme's hosts");
        return destination;
    }

    /**
     * The address with parameters added to its query, each once: one that is given replaces the
     * destination's own of that name.
     */
    public URI with(SequencedMap<String, String> parameters) {
        List<String> query = new ArrayList<>();
        if (uri.getRawQuery() != null) {
            for (String part : uri.getRawQuery().split("&")) {
                if (!part.isEmpty() && !parameters.containsKey(nameOf(part))) {
                    query.add(part);
                }
            }
        }
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            query.add(encode(parameter.getKey()) + '=' + encode(parameter.getValue()));
        }
        StringBuilder address = new StringBuilder("https://").append(uri.getRawAuthority());
        address.append(
                uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath());
        if (!query.isEmpty()) {
            address.append('?').append(String.join("&", query));
        }
        if (uri.getRawFragment() != null) {
            address.append('#').append(uri.getRawFragment());
        }
        return URI.create(address.toString());
    }

    private static String nameOf(String part) {
        String raw = part.substring(0, part.indexOf('=') < 0 ? part.length() : part.indexOf('='));
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A stray % is legal in no name of ours, so it cannot be one that is being replaced.
            return raw;
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
