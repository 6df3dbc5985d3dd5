package io.trunkline.web.openapi;

import io.swagger.v3.oas.models.PathItem.HttpMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The id, the summary and the tag of an operation, made from its method and path, because those never change:
/// `GET /api/v1/carriers` is `listCarriers`, "List carriers", tag `carriers`. An operation whose name this cannot
/// tell declares `@Operation(operationId = …, summary = …)`.
///
/// @param words the id in words: `list`, `carriers`
/// @param tag the first segment of the path
record OperationNames(List<String> words, String tag) {

    /// @param isList whether a GET returns several rows
    static OperationNames of(HttpMethod method, String path, boolean isList) {
        List<String> segments = Arrays.stream(path.split("/", -1))
                .filter(segment -> !segment.isEmpty() && !segment.equals("api") && !segment.matches("v[0-9]+"))
                .toList();
        return new OperationNames(words(method, segments, isList), segments.getFirst());
    }

    String id() {
        return words.getFirst()
                + words.stream().skip(1).map(OperationNames::capitalized).collect(Collectors.joining());
    }

    boolean isCreation() {
        return words.getFirst().equals("create");
    }

    /// `Get a carrier`, `List carriers`, `Cancel a call`.
    String summary() {
        String noun = words.stream().skip(1).map(OperationNames::spelled).collect(Collectors.joining(" "));
        String article =
                noun.endsWith("s") || noun.isEmpty() ? "" : "AEIOaeio".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ";
        return (capitalized(words.getFirst()) + " " + article + noun).strip();
    }

    private static List<String> words(HttpMethod method, List<String> segments, boolean isList) {
        String last = segments.getLast();
        List<String> statics =
                segments.stream().filter(segment -> !isVariable(segment)).toList();
        List<String> owners = statics.subList(0, statics.size() - 1);
        String own = statics.getLast();
        if (isVariable(last)) {
            return named(itemVerb(method), owners, singular(own));
        }
        return switch (method) {
            case GET -> isList ? named("list", owners, own) : getOne(segments, owners, own);
            case POST ->
                owners.isEmpty()
                        ? named("create", owners, singular(own))
                        : named(own, owners.subList(0, owners.size() - 1), ownerOf(segments, owners.getLast()));
            default -> named(itemVerb(method), owners, own);
        };
    }

    /// `campaigns/{id}/caps` is part of a campaign, `dids/next-available` is one of several numbers.
    private static List<String> getOne(List<String> segments, List<String> owners, String own) {
        return owners.isEmpty() || isVariable(segments.get(segments.size() - 2))
                ? named("get", owners, own)
                : named("get-" + own, owners.subList(0, owners.size() - 1), singular(owners.getLast()));
    }

    /// `calls/{callId}/cancel` cancels one call, `dids/import` imports several.
    private static String ownerOf(List<String> segments, String owner) {
        return isVariable(segments.get(segments.size() - 2)) ? singular(owner) : owner;
    }

    private static String itemVerb(HttpMethod method) {
        return switch (method) {
            case PUT -> "replace";
            case PATCH -> "update";
            default -> method.name().toLowerCase(Locale.ROOT);
        };
    }

    private static List<String> named(String verb, List<String> owners, String own) {
        var words = new ArrayList<String>();
        words.addAll(List.of(verb.split("-")));
        owners.forEach(owner -> words.addAll(List.of(singular(owner).split("-"))));
        words.addAll(List.of(own.split("-")));
        return List.copyOf(words);
    }

    private static String singular(String plural) {
        return plural.endsWith("s") ? plural.substring(0, plural.length() - 1) : plural;
    }

    /// A word of a path as text has it.
    private static String spelled(String word) {
        return switch (word) {
            case "api" -> "API";
            case "did" -> "DID";
            case "dids" -> "DIDs";
            case "asterisk" -> "Asterisk";
            default -> word;
        };
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    private static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
