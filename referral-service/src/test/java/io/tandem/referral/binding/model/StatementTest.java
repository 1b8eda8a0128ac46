package io.tandem.referral.binding.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatementTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private static Statement statement(String user, String code) {
        return new Statement(
                "okx",
                user,
                Optional.of(code),
                Optional.empty(),
                AT,
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void isTheSameWhenToldAgain() {
        assertEquals(statement("u", "CODE").key(), statement("u", "CODE").key());
    }

    @Test
    void tellsCodesApartButNotTheirCase() {
        assertEquals(statement("u", "CODE").key(), statement("u", "code").key());
        assertNotEquals(statement("u", "CODE").key(), statement("u", "C0DE").key());
    }

    @Test
    void keepsTheCaseOfUserIds() {
        assertNotEquals(statement("0xAb", "CODE").key(), statement("0xab", "CODE").key());
    }

    @Test
    void doesNotConfuseNeighbouringFields() {
        assertNotEquals(statement("u1", "1CODE").key(), statement("u11", "CODE").key());
    }

    @Test
    void refusesCodeAndClickTogetherAndNeither() {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new Statement(
                                "okx",
                                "u",
                                Optional.of("CODE"),
                                Optional.of(new UUID(0, 1)),
                                AT,
                                Optional.empty(),
                                Optional.empty()));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new Statement(
                                "okx",
                                "u",
                                Optional.empty(),
                                Optional.empty(),
                                AT,
                                Optional.empty(),
                                Optional.empty()));
    }
}
