package io.trunkline.testkit.invalid;

import io.trunkline.testkit.RestClient;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Sends a service valid requests in which one field of the body or one query parameter has a value that a client
/// may send by mistake: null, a wrong type, empty, oversized, a character or a time that PostgreSQL does not store.
/// Each answer must be a success or a problem with a 4xx status, and a refused change must leave the
/// resource unchanged.
public final class InvalidRequests {
    /// Writes half of a surrogate pair as an escape, since UTF-8 cannot express it.
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /// No field may have them.
    private static final List<String> UNSTORABLE = List.of("\"a\\u0000b\"", "\"a\\ud800b\"", "{\"a\\udfffb\":\"c\"}");

    private static final List<String> VALUES = List.of(
            "null",
            "\"\"",
            "\"" + "9".repeat(10_000) + "\"",
            "-1",
            "1.5",
            "1e300",
            "true",
            "[]",
            "[null]",
            "{}",
            "{\"x\":null}",
            "\"+999999999-01-01T00:00:00Z\"");

    private static final List<String> ALL_VALUES =
            Stream.concat(VALUES.stream(), UNSTORABLE.stream()).toList();

    /// Of a change, whose fields are read like those of a new resource.
    private static final List<String> VALUES_OF_A_CHANGE =
            List.of("null", "\"a\\ud800b\"", "\"" + "9".repeat(10_000) + "\"", "[null]", "{\"x\":null}");

    private static final List<String> FILES = List.of(
            "",
            "\n",
            "a\u0000b",
            "x".repeat(10_000),
            "wrong\n1\n",
            "number\n",
            "number\n\"\n",
            "number,number\n1,2\n",
            "number,maxUsage\n+14045550000,1e300\n",
            "number,provider\n+14045550000,a\u0000b\n",
            "number\n" + "9".repeat(10_000) + "\n",
            "{\"number\":null}");
    private static final String BOUNDARY = "part-of-the-form";
    private static final String FILE_FORM = "multipart/form-data";
    private static final String FORM = FILE_FORM + "; boundary=" + BOUNDARY;

    private static final List<String> PARAMETER_VALUES = List.of(
            "",
            " ",
            "x",
            "-1",
            "0",
            "a\u0000b",
            "9".repeat(2_000),
            "\ud83d\udcde",
            "null",
            "[]",
            "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "+999999999-01-01T00:00:00Z");

    /// Of a parameter that another operation of the service has too, and reads in the same way.
    private static final List<String> VALUES_OF_A_KNOWN_PARAMETER =
            List.of("", "x", "a\u0000b", "9".repeat(2_000), "+999999999-01-01T00:00:00Z");

    private RestClient client;
    private final ApiDescription description;
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();
    private final Set<String> sent = new HashSet<>();
    private final Set<String> knownParameters = new HashSet<>();
    private int changes;

    public InvalidRequests(RestClient client) {
        this.client = client;
        this.description = ApiDescription.of(client);
    }

    /// Sends the next requests with the token of this client.
    public InvalidRequests as(RestClient signedIn) {
        client = signedIn;
        return this;
    }

    /// @param path with the ids of existing resources
    /// @param body a valid JSON object
    /// @param unchanged the path that shows the resource, or null for a POST
    public void sendBodies(String method, String path, String body, @Nullable String unchanged) {
        String operation = description.operationOf(method, path);
        sent.add(operation);
        // the fields of a merge patch are those of PUT
        String described = method.equals("PATCH") ? description.operationOf("PUT", path) : operation;
        String expected = shown(unchanged);
        String version = version(unchanged == null ? null : client.get(unchanged));
        for (List<String> field : description.bodyFields(described)) {
            for (String value : method.equals("POST") ? ALL_VALUES : VALUES_OF_A_CHANGE) {
                String sent = replaced(body, field, value);
                HttpResponse<String> answer = client.send(method, path, sent);
                check(operation + " " + String.join(".", field) + " = " + shortened(value), answer);
                if (answer.statusCode() < 400 && UNSTORABLE.contains(value)) {
                    failures.add(operation + " accepted " + String.join(".", field) + " = " + value);
                }
                if (answer.statusCode() < 400) {
                    expected = shown(unchanged);
                    changes += isChange(answer, version) ? 1 : 0;
                    version = version(answer);
                }
            }
            if (!shown(unchanged).equals(expected)) {
                failures.add(operation + " " + String.join(".", field) + ": a refused request changed " + unchanged);
                expected = shown(unchanged);
            }
        }
    }

    /// @param path with the ids of existing resources
    public void sendParameters(String path) {
        String operation = description.operationOf("GET", path);
        sent.add(operation);
        for (String parameter : description.queryParameters(operation)) {
            boolean isKnown = !knownParameters.add(parameter);
            for (String value : isKnown ? VALUES_OF_A_KNOWN_PARAMETER : PARAMETER_VALUES) {
                String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
                check(
                        operation + " " + parameter + " = " + shortened(value),
                        client.get(path + "?" + parameter + "=" + encoded));
            }
        }
    }

    /// Sends each operation of the service a query parameter that it does not have. It must be refused, also where
    /// the path names no resource, and by operations that delete, cancel or rebuild something.
    public void sendUnknownParameters() {
        for (String operation : description.operations()) {
            String[] parts = operation.split(" ", 2);
            String type = description.bodyType(operation);
            HttpResponse<String> answer = client.send(
                    parts[0],
                    parts[1].replaceAll("\\{[^/]+}", "0") + "?dryrun=true",
                    parts[0].equals("GET") ? null : "{}",
                    "Content-Type",
                    type.equals(FILE_FORM) ? FORM : type);
            check(operation + "?dryrun=true", answer);
            if (!answer.body().contains("\"request.unknown-parameter\"")) {
                failures.add(operation + "?dryrun=true -> " + answer.statusCode() + " " + shortened(answer.body()));
            }
        }
    }

    /// Uploads files that a client may send by mistake, and wrong values of another field of the form.
    ///
    /// @param field the field beside `file`
    /// @param value a valid value of it
    public void sendFiles(String path, String field, String value, String file) {
        String operation = description.operationOf("POST", path);
        sent.add(operation);
        for (String wrong : FILES) {
            check(operation + " file = " + shortened(wrong), upload(path, part(field, value) + filePart(wrong)));
        }
        for (String wrong : PARAMETER_VALUES) {
            check(
                    operation + " " + field + " = " + shortened(wrong),
                    upload(path, part(field, wrong) + filePart(file)));
        }
        check(operation + " without a file", upload(path, part(field, value)));
        check(operation + " with text instead of a file", upload(path, part(field, value) + part("file", file)));
    }

    /// Sends a form with wrong values of each field.
    ///
    /// @param form valid values
    public void sendForms(String path, Map<String, String> form) {
        String operation = description.operationOf("POST", path);
        sent.add(operation);
        for (String field : form.keySet()) {
            for (String value : PARAMETER_VALUES) {
                Map<String, String> wrong = new TreeMap<>(form);
                wrong.put(field, value);
                check(
                        operation + " " + field + " = " + shortened(value),
                        client.send("POST", path, encoded(wrong), "Content-Type", "application/x-www-form-urlencoded"));
            }
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> upload(String path, String parts) {
        String body = parts + "--" + BOUNDARY + "--\r\n";
        return client.send("POST", path, body, "Content-Type", FORM);
    }

    private static String part(String field, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String filePart(String content) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"numbers.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + content + "\r\n";
    }

    /// The operations that have a body or query parameters and that no request was sent to. Streams are left
    /// out: they do not end.
    public List<String> operationsNotSent() {
        return description.operationsWithInput().stream()
                .filter(operation -> !sent.contains(operation))
                .toList();
    }

    /// How many requests created a resource or gave one a new version.
    public int changes() {
        return changes;
    }

    /// How many requests were answered with each status.
    public Map<Integer, Integer> statuses() {
        return statuses;
    }

    /// Each answer that was wrong.
    public List<String> failures() {
        return failures;
    }

    /// Prints how many requests were sent and how they were answered.
    public void print(String service) {
        int requests = statuses.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("invalid requests to " + service + ": " + requests + ", by status " + statuses);
    }

    private void check(String request, HttpResponse<String> answer) {
        statuses.merge(answer.statusCode(), 1, Integer::sum);
        int kind = answer.statusCode() / 100;
        boolean isProblem = answer.headers()
                .firstValue("Content-Type")
                .filter("application/problem+json"::equals)
                .isPresent();
        if (kind != 2 && (kind != 4 || !isProblem)) {
            failures.add(request + " -> " + answer.statusCode() + " " + shortened(answer.body()));
        }
    }

    private static boolean isChange(HttpResponse<String> answer, String before) {
        return answer.statusCode() == 201 || !version(answer).equals(before);
    }

    /// The ETag of a response, empty if it has none.
    private static String version(@Nullable HttpResponse<String> answer) {
        return answer == null ? "" : answer.headers().firstValue("ETag").orElse("");
    }

    private String shown(@Nullable String path) {
        return path == null ? "" : client.get(path).body();
    }

    private static String replaced(String body, List<String> field, String value) {
        ObjectNode copy = (ObjectNode) JSON.readTree(body);
        JsonNode parent = copy;
        for (int i = 0; i < field.size() - 1; i++) {
            boolean isList = field.get(i + 1).equals("0");
            parent = child(parent, field.get(i), isList);
        }
        set(parent, field.getLast(), JSON.readTree(value));
        return JSON.writeValueAsString(copy);
    }

    /// The list or object that the field has, or a new one.
    private static JsonNode child(JsonNode parent, String name, boolean isList) {
        JsonNode existing = parent instanceof ArrayNode list ? list.path(0) : parent.path(name);
        if (isList ? existing.isArray() : existing.isObject()) {
            return existing;
        }
        JsonNode created = isList ? JSON.createArrayNode() : JSON.createObjectNode();
        set(parent, name, created);
        return created;
    }

    private static void set(JsonNode parent, String name, JsonNode value) {
        if (parent instanceof ObjectNode object) {
            object.set(name, value);
        } else if (parent instanceof ArrayNode list && list.isEmpty()) {
            list.add(value);
        } else if (parent instanceof ArrayNode list) {
            list.set(0, value);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "...";
    }
}
