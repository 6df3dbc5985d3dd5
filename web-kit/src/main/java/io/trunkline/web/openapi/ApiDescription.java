package io.trunkline.web.openapi;

import io.swagger.v3.oas.models.media.Schema;
import io.trunkline.web.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// What the OpenAPI description of a service says in addition to what its controllers and records declare. A
/// service has one bean or more, which read like tables:
/// ```java
/// ApiDescription.none()
///         .problems(HttpMethod.DELETE, "/api/v1/carriers/{id}", CarrierProblem.IN_USE)
///         .problemsOfWrites("/api/v1/carriers/**", CarrierProblem.NAME_TAKEN, CarrierProblem.HOST_INVALID)
///         .required("CarrierDraft", "name", "host")
///         .nullable("CarrierDraft", "password")
///         .values("CarrierView.status", "active", "inactive", "error")
///         .parameterValues("listCarriers", "status", "active", "inactive", "error");
/// ```
/// The problems that all services share need no row, because they follow from the operation: 412 from If-Match, 404
/// from an id in the path. A row that names an unknown schema, field or operation fails the description.
public final class ApiDescription {
    private static final Set<HttpMethod> WRITES = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    record ProblemRow(Set<HttpMethod> methods, PathPattern path, Set<ProblemCode> codes) {
        boolean applies(HttpMethod method, String operationPath) {
            return methods.contains(method) && path.matches(PathContainer.parsePath(operationPath));
        }
    }

    record FieldsRow(String schema, Set<String> fields) {}

    /// @param owner a schema, or the id of an operation
    /// @param name a field, or a parameter
    record ValuesRow(String owner, String name, List<String> values) {}

    /// @param owner a schema
    record LimitRow(String owner, String name, Consumer<Schema<?>> limit) {}

    private final List<ProblemRow> problems;
    private final List<FieldsRow> required;
    private final List<FieldsRow> nullable;
    private final List<ValuesRow> values;
    private final List<ValuesRow> parameterValues;
    private final List<LimitRow> limits;

    private ApiDescription(
            List<ProblemRow> problems,
            List<FieldsRow> required,
            List<FieldsRow> nullable,
            List<ValuesRow> values,
            List<ValuesRow> parameterValues,
            List<LimitRow> limits) {
        this.problems = List.copyOf(problems);
        this.required = List.copyOf(required);
        this.nullable = List.copyOf(nullable);
        this.values = List.copyOf(values);
        this.parameterValues = List.copyOf(parameterValues);
        this.limits = List.copyOf(limits);
    }

    public static ApiDescription none() {
        return new ApiDescription(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    static ApiDescription merged(Stream<ApiDescription> all) {
        return all.reduce(
                none(),
                (a, b) -> new ApiDescription(
                        joined(a.problems, b.problems),
                        joined(a.required, b.required),
                        joined(a.nullable, b.nullable),
                        joined(a.values, b.values),
                        joined(a.parameterValues, b.parameterValues),
                        joined(a.limits, b.limits)));
    }

    /// The problems of one operation, or of several with the same method.
    ///
    /// @param path a pattern such as `/api/v1/carriers/{id}` or `/api/v1/carriers/**`
    public ApiDescription problems(HttpMethod method, String path, ProblemCode... codes) {
        return withProblems(Set.of(method), path, codes);
    }

    /// The problems of POST, PUT and PATCH.
    public ApiDescription problemsOfWrites(String path, ProblemCode... codes) {
        return withProblems(WRITES, path, codes);
    }

    /// The fields that a request body must have, for a record whose rules are code. Fields with `@NotNull` or
    /// `@NotBlank` need no row.
    ///
    /// @param schema the simple name of the record
    public ApiDescription required(String schema, String... fields) {
        return new ApiDescription(
                problems, joined(required, List.of(fields(schema, fields))), nullable, values, parameterValues, limits);
    }

    /// The fields of a request body that may be null although their components are not `@Nullable`, because they
    /// have a type with a value for null.
    ///
    /// @param schema the simple name of the record
    public ApiDescription nullable(String schema, String... fields) {
        return new ApiDescription(
                problems, required, joined(nullable, List.of(fields(schema, fields))), values, parameterValues, limits);
    }

    /// The values of a text field. Fields with `@Pattern("a|b")` need no row.
    ///
    /// @param field such as `CarrierView.status`
    public ApiDescription values(String field, String... allowed) {
        int dot = field.indexOf('.');
        var row = new ValuesRow(field.substring(0, dot), field.substring(dot + 1), List.of(allowed));
        return new ApiDescription(problems, required, nullable, joined(values, List.of(row)), parameterValues, limits);
    }

    /// The form of a text field whose rules are code. Fields with `@Pattern` need no row.
    ///
    /// @param field such as `Hours.from`
    public ApiDescription pattern(String field, String pattern) {
        return withLimit(field, schema -> schema.setPattern(pattern));
    }

    /// The largest number of entries of a list whose rules are code. Fields with `@Size` need no row.
    ///
    /// @param field such as `WeeklyHours.monday`
    public ApiDescription maxItems(String field, int maxItems) {
        return withLimit(field, schema -> {
            schema.setMinItems(0);
            schema.setMaxItems(maxItems);
        });
    }

    private ApiDescription withLimit(String field, Consumer<Schema<?>> limit) {
        int dot = field.indexOf('.');
        var row = new LimitRow(field.substring(0, dot), field.substring(dot + 1), limit);
        return new ApiDescription(problems, required, nullable, values, parameterValues, joined(limits, List.of(row)));
    }

    /// The values of a text parameter. Parameters with `@Pattern("a|b")` need no row.
    public ApiDescription parameterValues(String operationId, String parameter, String... allowed) {
        var row = new ValuesRow(operationId, parameter, List.of(allowed));
        return new ApiDescription(problems, required, nullable, values, joined(parameterValues, List.of(row)), limits);
    }

    List<FieldsRow> required() {
        return required;
    }

    List<FieldsRow> nullable() {
        return nullable;
    }

    List<ValuesRow> values() {
        return values;
    }

    List<ValuesRow> parameterValues() {
        return parameterValues;
    }

    List<LimitRow> limits() {
        return limits;
    }

    Stream<ProblemCode> problemsOf(HttpMethod method, String path) {
        return problems.stream().filter(row -> row.applies(method, path)).flatMap(row -> row.codes().stream());
    }

    private ApiDescription withProblems(Set<HttpMethod> methods, String path, ProblemCode... codes) {
        var row = new ProblemRow(
                methods, PathPatternParser.defaultInstance.parse(path), new LinkedHashSet<>(Arrays.asList(codes)));
        return new ApiDescription(joined(problems, List.of(row)), required, nullable, values, parameterValues, limits);
    }

    private static FieldsRow fields(String schema, String... fields) {
        return new FieldsRow(schema, new LinkedHashSet<>(Arrays.asList(fields)));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
