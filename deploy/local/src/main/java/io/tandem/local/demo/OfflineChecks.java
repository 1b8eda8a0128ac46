package io.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.Callers;
import io.tandem.local.ServiceName;
import io.tandem.local.SuiteFailure;
import io.tandem.local.SuiteSettings;
import io.tandem.local.http.Api;
import io.tandem.local.market.Market;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Invariant 5 without the suite: what a member was answered is written to files, and the
 * stand-alone verifier, which shares nothing with any service, confirms all of it.
 */
final class OfflineChecks {

    private final Market market;
    private final Played played;
    private final Callers callers;
    private final Path folder;

    OfflineChecks(Market market, Played played, Callers callers, Path folder) {
        this.market = market;
        this.played = played;
        this.callers = callers;
        this.folder = folder;
    }

    Finding verifierConfirmsAll() {
        String agreement = run(agreementFiles());
        String statement = run(statementFiles());
        return new Finding(
                5,
                "the offline verifier confirms what members were answered",
                agreement.startsWith("0") && statement.startsWith("0"),
                "agreement, "
                        + played.publicKeys().size()
                        + " signatures, contributions, settlement and "
                        + played.restatements().size()
                        + " restatement: exit code "
                        + agreement
                        + "; statement and proof of the trade that was taken back: exit code "
                        + statement);
    }

    private List<String> agreementFiles() {
        Api member = callers.partner(ServiceName.TEAM, played.members().getLast());
        List<String> arguments = new ArrayList<>();
        arguments.add(kept("agreement", member, "/v1/agreements/", played.agreement()));
        arguments.add(kept("settlement", member, "/v1/settlements/", played.settlement()));
        for (JsonNode restatement : played.restatements()) {
            arguments.add(
                    kept(
                            "restatement-" + restatement.path("number").asText(),
                            member,
                            "/v1/settlements/",
                            restatement));
        }
        played.publicKeys().forEach((partner, key) -> arguments.add(partner + "=" + key));
        return arguments;
    }

    private List<String> statementFiles() {
        UUID lead = played.members().getFirst();
        String path =
                "/v1/partners/"
                        + lead
                        + "/statements/"
                        + market.programme()
                        + "/"
                        + market.period();
        Api api = callers.partner(ServiceName.REBATE, lead);
        String trade = Api.encoded(played.plot().reversed().tradeId());
        return List.of(
                kept("statement", api.get(path)),
                kept("proof", api.get(path + "/proof/" + trade)),
                played.period().path("statements").path("root").asText());
    }

    private String kept(String name, Api api, String path, JsonNode of) {
        return kept(name, api.get(path + of.path("id").asText()));
    }

    private String kept(String name, JsonNode answer) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve(name + ".json"), answer.toString()).toString();
        } catch (IOException e) {
            throw new SuiteFailure("Cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }

    /** The exit code, and what it said where that is not zero. */
    private static String run(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(
                SuiteSettings.findHome().resolve("rebate-service/verifier/Verify.java").toString());
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            return code == 0 ? "0" : code + " (" + said.strip() + ")";
        } catch (IOException e) {
            throw new SuiteFailure("The verifier cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteFailure("Interrupted.", e);
        }
    }
}
