package io.trunkline.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.openapi.GoldenDescription;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

class DescriptionIT {
    private static ConfigurableApplicationContext context;
    private static JsonNode description;

    @BeforeAll
    static void start() {
        context = new SpringApplicationBuilder(CatsApplication.class)
                .run("--server.port=0", "--management.server.port=0");
        description =
                GoldenDescription.serve(new RestClient(port("local.server.port"), port("local.management.port"), null));
    }

    private static int port(String property) {
        return context.getEnvironment().getRequiredProperty(property, Integer.class);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void the_license_has_an_identifier_which_generators_require() {
        assertThat(description.at("/info/license/identifier").asString()).isEqualTo("Apache-2.0");
    }

    @Test
    void a_response_has_every_field_but_those_left_out_for_null() {
        assertThat(texts(schema("Cat").get("required")))
                .containsExactlyInAnyOrder("id", "version", "name", "mood", "home");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "Cat;          name;   {\"type\":\"string\"}",
                "Cat;          mood;   {\"type\":[\"string\",\"null\"],\"enum\":[\"calm\",\"wild\",null]}",
                "Cat;          lives;  {\"type\":\"integer\",\"format\":\"int32\"}",
                "Cat;          home;   {\"anyOf\":[{\"$ref\":\"#/components/schemas/Home\"},{\"type\":\"null\"}]}",
                "CatDraft;     name;   {\"type\":\"string\"}",
                "CatDraft;     note;   {\"type\":[\"string\",\"null\"]}",
                "CatDraft;     home;   {\"anyOf\":[{\"$ref\":\"#/components/schemas/HomeInput\"},{\"type\":\"null\"}]}",
                "CatDraftPatch;name;   {\"type\":[\"string\",\"null\"]}",
                "HomeInput;    place;  {\"type\":[\"string\",\"null\"],\"enum\":[\"city\",\"village\",null]}",
                "HomeInput;    room;   {\"anyOf\":[{\"$ref\":\"#/components/schemas/RoomInput\"},{\"type\":\"null\"}]}",
                "PageCat;      next;   {\"type\":[\"string\",\"null\"]}",
            })
    void a_nullable_field_allows_null(String schema, String field, String expected) {
        assertThat(schema(schema).get("properties").get(field).toString()).isEqualTo(expected);
    }

    @Test
    void the_table_has_limits_of_fields_whose_rules_are_code() {
        assertThat(schema("HomeInput").at("/properties/street/pattern").asString())
                .isEqualTo("[A-Za-z ]+");
        assertThat(schema("PageCat").at("/properties/items/maxItems").asInt()).isEqualTo(200);
    }

    @Test
    void a_request_needs_what_validation_requires() {
        assertThat(texts(schema("CatDraft").get("required"))).containsExactlyInAnyOrder("name", "weight");
        assertThat(texts(schema("HomeInput").get("required"))).containsExactly("street");
        assertThat(texts(schema("Home").get("required"))).containsExactlyInAnyOrder("street", "place", "room");
        assertThat(schema("CatDraftPatch").has("required")).isFalse();
    }

    @Test
    void a_patch_has_the_media_type_of_json_merge_patch() {
        assertThat(operation("/api/v1/cats/{id}", "patch")
                        .at("/requestBody/content")
                        .get("application/merge-patch+json")
                        .at("/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/CatDraftPatch");
    }

    @Test
    void events_of_a_stream_have_schemas() {
        var stream = operation("/api/v1/cats/{id}/events", "get")
                .at("/responses/200/content")
                .get("text/event-stream");

        assertThat(stream.get("schema").toString())
                .isEqualTo("{\"anyOf\":[{\"$ref\":\"#/components/schemas/Moved\"},"
                        + "{\"$ref\":\"#/components/schemas/Slept\"}],\"title\":\"GetCatEventsEvent\"}");
        assertThat(stream.get("x-events").propertyNames()).containsExactly("moved", "slept", "dozed");
        assertThat(texts(schema("Slept").get("required"))).containsExactly("hours");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "post;  /api/v1/cats;      201; ETag,Location",
                "get;   /api/v1/cats;      200; Link",
                "get;   /api/v1/cats/{id}; 200; ETag",
                "put;   /api/v1/cats/{id}; 200; ETag",
                "patch; /api/v1/cats/{id}; 200; ETag",
            })
    void responses_name_their_headers(String method, String path, String status, String headers) {
        assertThat(operation(path, method)
                        .get("responses")
                        .get(status)
                        .get("headers")
                        .propertyNames())
                .containsExactlyInAnyOrder(headers.split(","));
    }

    @Test
    void a_deletion_without_a_body_is_204() {
        assertThat(operation("/api/v1/cats/{id}", "delete").get("responses").propertyNames())
                .contains("204")
                .doesNotContain("200");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "post;   /api/v1/cats;      400; request.invalid,request.malformed-json,request.unknown-field,request.unknown-parameter",
                "post;   /api/v1/cats;      401; auth.access-ended,auth.token-invalid,auth.token-missing",
                "post;   /api/v1/cats;      403; auth.forbidden,auth.scope-missing",
                "delete; /api/v1/cats/{id}; 403; auth.forbidden,auth.users-only",
                "post;   /api/v1/cats;      409; cat.name-taken,request.idempotency-conflict",
                "patch;  /api/v1/cats/{id}; 409; cat.name-taken",
                "patch;  /api/v1/cats/{id}; 412; precondition.failed",
                "delete; /api/v1/cats/{id}; 404; resource.not-found",
                "get;    /api/v1/cats;      400; request.invalid,request.unknown-parameter",
                "delete; /api/v1/cats/{id}; 400; request.unknown-parameter",
            })
    void an_operation_lists_its_problem_codes(String method, String path, String status, String codes) {
        assertThat(texts(operation(path, method).get("responses").get(status).get("x-problem-codes")))
                .containsExactly(codes.split(","));
    }

    @Test
    void only_the_named_parameter_is_limited_to_values() {
        var parameters = operation("/api/v1/cats", "get").get("parameters");

        assertThat(parameters.get(0).at("/schema/items").toString())
                .isEqualTo("{\"type\":\"string\",\"enum\":[\"calm\",\"wild\"]}");
        assertThat(parameters.get(1).at("/schema/items").toString()).isEqualTo("{\"type\":\"string\"}");
    }

    @Test
    void an_open_operation_needs_no_token() {
        var list = operation("/api/v1/cats", "get");

        assertThat(list.get("security")).isEmpty();
        assertThat(list.get("responses").has("401")).isFalse();
    }

    @Test
    void an_operation_states_the_roles_that_may_call_it_and_the_scope_that_an_api_key_needs() {
        assertThat(texts(operation("/api/v1/cats", "post").get("x-roles"))).containsExactly("admin", "staff");
        assertThat(operation("/api/v1/cats", "get").get("x-roles")).isEmpty();
        assertThat(operation("/api/v1/cats", "post").get("security").toString())
                .isEqualTo("[{\"bearer\":[\"cats:write\"]}]");
        assertThat(operation("/api/v1/cats/{id}", "delete").has("security")).isFalse();
    }

    @Test
    void an_unknown_field_or_parameter_in_the_table_fails_the_description() {
        OpenAPI api = new OpenAPI().paths(new Paths()).components(new Components().addSchemas("Cat", new JsonSchema()));

        assertThatThrownBy(() -> RecordSchemas.apply(api, ApiDescription.none().values("Cat.color", "red")))
                .hasMessage("No schema has the field Cat.color");
        assertThatThrownBy(() -> OperationDescriptions.apply(
                        api, ApiDescription.none().parameterValues("listCats", "color", "red")))
                .hasMessage("No operation has the parameter listCats.color");
    }

    private static JsonNode operation(String path, String method) {
        return description.get("paths").get(path).get(method);
    }

    private static JsonNode schema(String name) {
        return description.at("/components/schemas").get(name);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
