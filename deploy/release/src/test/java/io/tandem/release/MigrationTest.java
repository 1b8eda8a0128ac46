package io.tandem.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MigrationTest {

    /** Databases that have run it would not start any more, and would differ from new ones. */
    @Test
    void whatWasReleasedIsAsItWas() {
        Map<String, String> released = Release.migrations();
        assertTrue(released.size() > 30, "The record is too short to be one");
        List<String> edited =
                released.entrySet().stream()
                        .filter(each -> !each.getValue().equals(present(each.getKey())))
                        .map(Map.Entry::getKey)
                        .toList();
        assertEquals(
                List.of(), edited, "Released migrations that are edited or gone: add new ones");
    }

    private static String present(String path) {
        Path file = Service.inHome(path);
        return Files.exists(file) ? Release.sha256(Service.text(file)) : "";
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void whatIsNewOnlyAdds(Service service) {
        Map<String, String> released = Release.migrations();
        List<Release.Exemption> exempt = Release.exemptions();
        List<String> contracting =
                service.migrations().stream()
                        .filter(path -> !released.containsKey(path.toString()))
                        .flatMap(path ->
                                Contracts.in(Service.text(Service.inHome(path.toString()))).stream()
                                        .filter(step ->
                                                exempt.stream()
                                                        .noneMatch(each ->
                                                                path.endsWith(each.file())
                                                                        && each.step()
                                                                                .equals(step)))
                                        .map(step -> path + ": " + step))
                        .toList();
        assertEquals(
                List.of(),
                contracting,
                "Steps that the release before cannot live with. One that it can is named, with the"
                        + " reason, in contracts.txt");
    }

    static Stream<Arguments> steps() {
        return Stream.of(
                Arguments.of("create table a (b int not null);", List.of()),
                Arguments.of("alter table a add column b int;", List.of()),
                Arguments.of("alter table a add column b int not null default 0;", List.of()),
                Arguments.of(
                        "alter table a add column b int not null;",
                        List.of("column without default b")),
                Arguments.of(
                        "alter table a add column b int default 0,\n add column c text NOT NULL;",
                        List.of("column without default c")),
                Arguments.of("ALTER TABLE a DROP COLUMN b;", List.of("drop column b")),
                Arguments.of("alter table a rename column b to c;", List.of("rename b")),
                Arguments.of("alter table a rename to b;", List.of("rename null")),
                Arguments.of("drop table if exists a;", List.of("drop table a")),
                Arguments.of("alter table a alter column b type bigint;", List.of("type b")),
                Arguments.of("alter table a alter column b set not null;", List.of("not null b")),
                Arguments.of("-- drop table a\nselect 1;", List.of()),
                Arguments.of("comment on table a is 'drop table b';", List.of()),
                Arguments.of("delete from a where b;", List.of("delete a")));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void stepsAreFound(String sql, List<String> expected) {
        assertEquals(expected, Contracts.in(sql));
    }
}
