package io.trunkline.testkit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class DescriptionComparisonTest {
    private static final String BEFORE = """
            {"paths": {"/api/v1/cats": {
              "get": {"operationId": "listCats",
                "parameters": [
                  {"name": "status", "in": "query", "required": false, "schema": {"type": "string", "enum": ["in", "out"]}},
                  {"name": "limit", "in": "query", "required": false, "schema": {"type": "integer", "format": "int32"}}],
                "responses": {
                  "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/CatPage"}}}},
                  "400": {"x-problem-codes": ["request.invalid"]}}},
              "post": {"operationId": "createCat",
                "requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/CatDraft"}}}},
                "responses": {"201": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Cat"}}}}}}}},
             "components": {"schemas": {
              "CatPage": {"type": "object", "required": ["items"], "properties": {"items": {"type": "array", "items": {"$ref": "#/components/schemas/Cat"}}}},
              "Cat": {"type": "object", "required": ["name", "owner"], "properties": {"name": {"type": "string"}, "owner": {"anyOf": [{"$ref": "#/components/schemas/Owner"}, {"type": "null"}]}, "born": {"type": ["string", "null"], "format": "date"}}},
              "Owner": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string", "format": "uuid"}, "friends": {"type": "array", "items": {"$ref": "#/components/schemas/Owner"}}}},
              "CatDraft": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}, "mood": {"type": ["string", "null"], "enum": ["calm", "wild", null]}, "weight": {"type": "number"}}}}}}
            """;

    @Test
    void equal_descriptions_have_no_changes() {
        assertThat(changes(BEFORE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "/api/v1/cats; /api/v1/dogs; `listCats`: removed",
                "\"post\": {; \"put\": {; `createCat`: removed",
                "\"operationId\": \"listCats\"; \"operationId\": \"cats\"; `listCats`: has another operationId",
                "{\"name\": \"status\"; {\"name\": \"state\"; `listCats.status`: parameter removed",
                "\"in\": \"query\", \"required\": false, \"schema\": {\"type\": \"integer\"; \"in\": \"query\", \"required\": true, \"schema\": {\"type\": \"integer\"; `listCats.limit`: parameter is now required",
                "\"enum\": [\"in\", \"out\"]; \"enum\": [\"in\"]; `listCats.status`: no longer accepts out",
                "\"integer\", \"format\": \"int32\"; \"string\"; `listCats.limit`: type in a request was [integer int32], now [string]",
                "\"201\"; \"202\"; `createCat`: no longer answers 201",
                "\"required\": [\"name\", \"owner\"]; \"required\": [\"name\"]; `Cat.owner`: field may be absent from a response",
                "\"born\"; \"birthday\"; `Cat.born`: field removed from a response",
                "{\"name\": {\"type\": \"string\"}, \"owner\"; {\"name\": {\"type\": [\"string\", \"null\"]}, \"owner\"; `Cat.name`: type in a response was [string], now [null, string]",
                "\"format\": \"uuid\"; \"format\": \"byte\"; `Owner.id`: type in a response was [string uuid], now [string byte]",
                "\"weight\"; \"mass\"; `CatDraft.weight`: field removed from a request",
                "{\"type\": \"object\", \"required\": [\"name\"], ; {\"type\": \"object\", \"required\": [\"name\", \"mood\"], ; `CatDraft.mood`: field is now required",
                "\"calm\", \"wild\"; \"calm\"; `CatDraft.mood`: no longer accepts wild",
                "{\"type\": [\"string\", \"null\"], \"enum\"; {\"type\": \"string\", \"enum\"; `CatDraft.mood`: type in a request was [null, string], now [string]",
                "{\"type\": \"number\"}; {\"type\": \"number\", \"enum\": [1]}; `CatDraft.weight`: accepts only [1]",
            })
    void an_incompatible_change_is_found(String old, String now, String change) {
        assertThat(BEFORE).contains(old);
        assertThat(changes(BEFORE.replace(old, now))).contains(change);
    }

    @Test
    void a_new_required_parameter_is_found() {
        assertThat(changes(BEFORE.replace(
                        "\"parameters\": [",
                        "\"parameters\": [{\"name\": \"q\", \"in\": \"query\", \"required\": true, \"schema\": {}},")))
                .containsExactly("`listCats.q`: new required parameter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "{\"paths\": {; {\"paths\": {\"/api/v1/dogs\": {\"get\": {\"operationId\": \"listDogs\"}}, ",
                "\"born\": {; \"alive\": {\"type\": \"boolean\"}, \"born\": {",
                "\"weight\": {; \"color\": {\"type\": \"string\"}, \"weight\": {",
                "\"calm\", \"wild\"; \"calm\", \"wild\", \"sleepy\"",
                "{\"type\": \"object\", \"required\": [\"name\"], ; {\"type\": \"object\", ",
                "[\"request.invalid\"]; [\"request.invalid\", \"cat.asleep\"]",
            })
    void an_addition_is_compatible(String old, String now) {
        assertThat(BEFORE).contains(old);
        assertThat(changes(BEFORE.replace(old, now))).isEmpty();
    }

    private static java.util.List<String> changes(String after) {
        var json = new JsonMapper();
        return DescriptionComparison.compare(json.readTree(BEFORE), json.readTree(after)).stream()
                .map(IncompatibleChange::toString)
                .toList();
    }
}
