package io.tandem.referral.link.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {

    private static final List<String> HOSTS = List.of("www.okx.com");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.okx.com",
                "https://www.okx.com/join?x=1#top",
                "https://WWW.OKX.com/join",
                "https://www.okx.com:443/join",
                "HTTPS://www.okx.com/"
            })
    void leadsToTheProgrammesHosts(String address) {
        assertEquals(URI.create(address), Destination.of(address, HOSTS).uri());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.okx.com/join",
                "https://evil.example/join",
                "https://www.okx.com.evil.example/",
                "https://evil.example/www.okx.com",
                "https://www.okx.com@evil.example/",
                "https://user:secret@www.okx.com/",
                "https://evil.example#@www.okx.com/",
                "https://evil.example\\@www.okx.com/",
                "https:\\\\www.okx.com\\join",
                "https://www.okx.com:8443/",
                "https://www.okx.com./",
                "https://www.okx.com//evil.example",
                "//www.okx.com/join",
                "//evil.example",
                "/join",
                "www.okx.com/join",
                "https:www.okx.com",
                "https:///www.okx.com",
                "javascript:alert(1)//https://www.okx.com",
                "data:text/html,x",
                "https://www.okx.com/a b",
                "https://www.okx.com/\r\nSet-Cookie: a=b",
                "https://wwẃ.okx.com/",
                "https://www%2eokx.com/",
                ""
            })
    void leadsNowhereElse(String address) {
        assertThrows(IllegalArgumentException.class, () -> Destination.of(address, HOSTS));
    }

    @Test
    void refusesAnAddressWithoutEnd() {
        String address = "https://www.okx.com/" + "a".repeat(2048);

        assertThrows(IllegalArgumentException.class, () -> Destination.of(address, HOSTS));
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.okx.com,                https://www.okx.com/?clickId=1",
        "https://www.okx.com/join,           https://www.okx.com/join?clickId=1",
        "https://www.okx.com/join?x=1&y=%20, https://www.okx.com/join?x=1&y=%20&clickId=1",
        "https://www.okx.com/join?clickId=9, https://www.okx.com/join?clickId=1",
        "https://www.okx.com/join?click%49d=9&b, https://www.okx.com/join?b&clickId=1",
        "https://www.okx.com/join#top,       https://www.okx.com/join?clickId=1#top"
    })
    void addsParametersToTheQuery(String address, String expected) {
        URI with = Destination.of(address, HOSTS).with(new LinkedHashMap<>(Map.of("clickId", "1")));

        assertEquals(expected, with.toString());
    }

    @Test
    void encodesWhatItAdds() {
        SequencedMap<String, String> parameters =
                new TreeMap<>(Map.of("utm_source", "a&b=c #\r\nLocation: x/ä"));

        URI with = Destination.of("https://www.okx.com/", HOSTS).with(parameters);

        assertEquals(
                "https://www.okx.com/?utm_source=a%26b%3Dc%20%23%0D%0ALocation%3A%20x%2F%C3%A4",
                with.toString());
    }
}
