package io.tandem.team.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.team.agreement.AgreementTerms;
import io.tandem.team.agreement.ScopeTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** All terms of an agreement in words. A term without words of its own stands there as data. */
final class TermsProse {

    /** What is put into words below. */
    private static final Set<String> IN_WORDS =
            Set.of(
                    "schema",
                    "teamId",
                    "effectiveFrom",
                    "members",
                    "programmes",
                    "scope",
                    "split",
                    "fallback",
                    "objectionDays",
                    "noticeDays",
                    "signBy",
                    "exit",
                    "endTail",
                    "proration",
                    "dispute",
                    "visibility",
                    "calendar",
                    "costs",
                    "recoupment",
                    "predecessor",
                    "text");

    private final List<Block> blocks = new ArrayList<>();

    private TermsProse() {}

    /**
     * @param data the same terms as the JSON that is signed
     */
    static List<Block> of(AgreementTerms terms, JsonNode data) {
        TermsProse prose = new TermsProse();
        prose.frame(terms);
        prose.members(terms);
        prose.scope(terms);
        prose.split(terms);
        new ConductProse(prose.blocks).all(terms);
        prose.further(data);
        prose.text(terms);
        return prose.blocks;
    }

    private void frame(AgreementTerms terms) {
        heading("What is agreed");
        item("Team", terms.teamId().toString());
        item("First period that is settled under these terms", terms.effectiveFrom().toString());
        item(
                "Amends the agreement with the digest",
                terms.predecessor() == null ? "none: it is a first version" : terms.predecessor());
        item("Days to object to a settlement before it is posted", terms.objectionDays() + " days");
        item("Notice of who terminates", terms.noticeDays() + " days");
        item(
                "Can be signed until",
                terms.signBy() == null
                        ? "no time of its own: a proposal's usual time"
                        : terms.signBy().toString());
        item("Schema of the terms", terms.schema());
    }

    private void members(AgreementTerms terms) {
        heading("Members, and what each puts into the pool of its rebates");
        words("What is not pooled stays with the member.");
        terms.members()
                .forEach(each ->
                        item("Member " + each.partnerId(), RuleProse.fraction(each.pooledShare())));
    }

    private void scope(AgreementTerms terms) {
        heading("Which earnings it is about");
        item(
                "Programmes",
                terms.programmes().isEmpty() ? "all" : String.join(", ", terms.programmes()));
        switch (terms.scope()) {
            case ScopeTerms.AllTerms _ -> words("Everything that a member earns.");
            case ScopeTerms.LinksTerms some -> {
                words("What comes by these links:");
                some.links().forEach(link -> item("Link", link.toString()));
            }
            case ScopeTerms.CampaignTerms one -> {
                words("What comes by the links of this campaign:");
                blocks.add(new Block.Verbatim(one.campaign()));
            }
        }
    }

    private void split(AgreementTerms terms) {
        heading("How the pool of each asset is divided");
        words(
                "By rule 1. A rule with weights w gives each member a share of the pool in"
                        + " proportion to its weight, in units of 10^-18; the units left go one each to"
                        + " the largest remainders, of equal ones in the ascending order of"
                        + " SHA-256(digest of these terms, period, member's id). A negative pool is"
                        + " divided by its amount.");
        blocks.add(
                new Block.Formula(
                        "part = floor(pool * w / W), W the sum of all w, and one unit more for the"
                                + " largest remainders"));
        words(
                terms.fallback() == null
                        ? "Where all weights of a rule are zero and it names no other rule, the"
                                + " parts are equal."
                        : "Where all weights of a rule are zero and it names no other rule, rule F"
                                + " divides.");
        RuleProse rules = new RuleProse(blocks);
        rules.rule(terms.split(), "1");
        if (terms.fallback() != null) {
            rules.rule(terms.fallback(), "F");
        }
    }

    private void further(JsonNode data) {
        List<Block> rest = new ArrayList<>();
        data.properties().stream()
                .filter(term -> !IN_WORDS.contains(term.getKey()))
                .forEach(term ->
                        leaves(
                                term.getKey(),
                                term.getValue(),
                                (path, value) -> rest.add(new Block.Item(path, value))));
        if (!rest.isEmpty()) {
            heading("Further terms");
            blocks.addAll(rest);
        }
    }

    private static void leaves(String path, JsonNode node, BiConsumer<String, String> leaf) {
        if (node.isObject() && !node.isEmpty()) {
            node.properties()
                    .forEach(each -> leaves(path + "." + each.getKey(), each.getValue(), leaf));
        } else if (node.isArray() && !node.isEmpty()) {
            for (int i = 0; i < node.size(); i++) {
                leaves(path + "[" + i + "]", node.get(i), leaf);
            }
        } else {
            leaf.accept(path, node.isValueNode() ? node.asText() : node.toString());
        }
    }

    private void text(AgreementTerms terms) {
        heading("What the members say besides");
        blocks.add(new Block.Verbatim(terms.text()));
    }

    private void heading(String text) {
        blocks.add(new Block.Heading(2, text));
    }

    private void words(String text) {
        blocks.add(new Block.Words(text));
    }

    private void item(String name, String value) {
        blocks.add(new Block.Item(name, value));
    }
}
