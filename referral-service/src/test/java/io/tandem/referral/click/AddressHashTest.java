package io.tandem.referral.click;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AddressHashTest {

    @Test
    void hashesAnAddressUnderTheKeyOfTheDay() {
        LocalDate day = LocalDate.parse("2026-11-15");
        AddressHash hash = AddressHash.of("secret", day, "192.0.2.1");

        assertEquals(hash, AddressHash.of("secret", day, "192.0.2.1"));
        assertNotEquals(hash, AddressHash.of("secret", day, "192.0.2.2"));
        assertNotEquals(hash, AddressHash.of("secret", day.plusDays(1), "192.0.2.1"));
        assertNotEquals(hash, AddressHash.of("another", day, "192.0.2.1"));
    }

    @Test
    void hashesAsHmacOfAnHmacDoes() {
        // printf 2026-11-15 | openssl dgst -sha256 -hmac secret, and so on with the address
        assertEquals(
                "dc22ed18076c046931921e2b06fa14f1a9aa6953b62cdd4bec1e3b953660b022",
                AddressHash.of("secret", LocalDate.parse("2026-11-15"), "192.0.2.1").hex());
    }
}
