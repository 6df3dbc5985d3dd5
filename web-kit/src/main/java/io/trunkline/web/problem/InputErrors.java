package io.trunkline.web.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Describes errors in a request's body or parameters as problems that name the field and the rule.
public final class InputErrors {
    private InputErrors() {}

    /// @return null where the exception has another cause than the input
    static @Nullable ProblemException of(ResponseStatusException error) {
        return switch (error) {
            case WebExchangeBindException e -> invalid(e.getBindingResult());
            case HandlerMethodValidationException e ->
                invalid(e.getParameterValidationResults().stream().flatMap(InputErrors::violations));
            case MissingRequestValueException e -> invalid(required(e.getName()));
            case ServerWebInputException e -> unreadableInput(e);
            default -> null;
        };
    }

    private static @Nullable ProblemException unreadableInput(ServerWebInputException error) {
        var json = ProblemTranslator.causes(error)
                .filter(JacksonException.class::isInstance)
                .map(JacksonException.class::cast)
                .findFirst();
        if (json.isPresent()) {
            return unreadable(json.get());
        }
        var parameter = error.getMethodParameter();
        var mismatch = ProblemTranslator.causes(error)
                .filter(TypeMismatchException.class::isInstance)
                .map(TypeMismatchException.class::cast)
                .findFirst();
        if (parameter != null && mismatch.isPresent()) {
            return typeMismatch(parameter);
        }
        return parameter != null && parameter.hasParameterAnnotation(RequestBody.class)
                ? CommonProblem.MALFORMED_JSON.problem("A JSON body is required")
                : null;
    }

    /// A malformed id in the path is reported as a resource that does not exist.
    private static ProblemException typeMismatch(MethodParameter parameter) {
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            return CommonProblem.NOT_FOUND.problem("There is no resource at this path");
        }
        var name = parameter.getParameterName() == null ? "parameter" : parameter.getParameterName();
        return invalid(Stream.of(wrongType(name, typeOfValue(parameter))));
    }

    /// The type of one value: without Optional, and of a list, that of its elements.
    private static Class<?> typeOfValue(MethodParameter parameter) {
        var value = parameter.nestedIfOptional();
        return Collection.class.isAssignableFrom(value.getNestedParameterType())
                ? value.nested().getNestedParameterType()
                : value.getNestedParameterType();
    }

    /// The problem of JSON that does not fit a type.
    public static ProblemException unreadable(JacksonException error) {
        return switch (error) {
            case UnsupportedCharacterException e -> invalid(Stream.of(unsupportedCharacter(path(e))));
            case UnrecognizedPropertyException e -> unknownField(path(e));
            case MismatchedInputException e -> invalid(Stream.of(wrongType(path(e), e.getTargetType())));
            case InputCoercionException e -> invalid(Stream.of(outOfRange(path(e), e.getTargetType())));
            case StreamReadException _ -> CommonProblem.MALFORMED_JSON.problem("The body cannot be read as JSON");
            default ->
                error.getPath().isEmpty()
                        ? CommonProblem.MALFORMED_JSON.problem("The body cannot be read as JSON")
                        : invalid(Stream.of(
                                new FieldViolation(path(error), "value", "is not a value this field can have")));
        };
    }

    private static ProblemException unknownField(String field) {
        return CommonProblem.UNKNOWN_FIELD.problem(
                "The field " + field + " is unknown", new FieldViolation(field, "unknown", "is unknown"));
    }

    /// The problem of a body that violates constraints of its type.
    public static ProblemException invalid(BindingResult result) {
        return invalid(result.getAllErrors().stream().map(InputErrors::violation));
    }

    /// A `request.invalid` problem whose detail and `errors` list each violation.
    public static ProblemException invalid(Stream<FieldViolation> violations) {
        var errors = violations.toList();
        var detail = errors.stream()
                .map(error -> error.field() + " " + error.message())
                .collect(Collectors.joining("; "));
        return CommonProblem.INVALID.problem(detail, Map.<String, Object>of("errors", errors));
    }

    /// The violation of text that is not [StorableText].
    public static FieldViolation unsupportedCharacter(String field) {
        return new FieldViolation(field, "character", UnsupportedCharacterException.MESSAGE);
    }

    /// The problem of a field or parameter that is required and missing.
    public static ProblemException missing(String field) {
        return invalid(required(field));
    }

    private static Stream<FieldViolation> required(String name) {
        return Stream.of(new FieldViolation(name, "required", "is required"));
    }

    private static FieldViolation wrongType(String field, @Nullable Class<?> type) {
        return new FieldViolation(field.isEmpty() ? "body" : field, "type", "must be " + TypeNames.describe(type));
    }

    private static FieldViolation outOfRange(String field, @Nullable Class<?> type) {
        return new FieldViolation(
                field.isEmpty() ? "body" : field, "range", "must be " + TypeNames.describeRange(type));
    }

    private static Stream<FieldViolation> violations(ParameterValidationResult result) {
        if (result instanceof ParameterErrors errors) {
            return errors.getAllErrors().stream().map(InputErrors::violation);
        }
        var name = result.getMethodParameter().getParameterName();
        return result.getResolvableErrors().stream().map(e -> violation(name == null ? "parameter" : name, e));
    }

    private static FieldViolation violation(ObjectError error) {
        return violation(error instanceof FieldError field ? field.getField() : error.getObjectName(), error);
    }

    private static FieldViolation violation(String field, MessageSourceResolvable error) {
        var codes = error.getCodes();
        var rule = codes == null || codes.length == 0 ? "Value" : codes[codes.length - 1];
        var message = error.getDefaultMessage();
        return new FieldViolation(field, kebabCase(rule), message == null ? "is not allowed" : message);
    }

    private static String kebabCase(String annotation) {
        return annotation.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static String path(JacksonException error) {
        var path = new StringBuilder();
        for (var step : error.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }
}
