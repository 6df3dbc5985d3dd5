package io.trunkline.did.numbers;

import io.trunkline.did.numbers.ApplyRows.DidRow;
import io.trunkline.did.numbers.ApplyRows.Fault;
import io.trunkline.did.numbers.domain.Did;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.PhoneNumber;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.ProblemException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Checks rows by the rules of [DidRequest], and finds everything that is wrong with one.
@Component
class CheckRow {
    private final ReadNumber numbers;
    private final Validator validator;

    CheckRow(ReadNumber numbers, Validator validator) {
        this.numbers = numbers;
        this.validator = validator;
    }

    /// @param number null if a fault is that it cannot be read
    record CheckedRow(int index, DidRow row, @Nullable PhoneNumber number, List<Fault> faults) {
        String sortKey() {
            return number == null ? "" : number.e164();
        }

        boolean isValid() {
            return number != null && faults.isEmpty();
        }

        /// The number of a row that is valid.
        PhoneNumber requiredNumber() {
            return Objects.requireNonNull(number);
        }
    }

    /// @param country of the tenant
    CheckedRow check(int index, DidRow row, Country country) {
        var faults = new ArrayList<Fault>();
        var number = readNumber(row, country, faults);
        if (!isMaxUsage(row.maxUsage())) {
            faults.add(invalid("maxUsage", "maxUsage must be an integer, or unlimited"));
        }
        // the number and maxUsage are checked above
        var request = overlay(null, isMaxUsage(row.maxUsage()) ? row : row.withoutMaxUsage(), "+10000000000");
        validator.validate(request).forEach(violation -> faults.add(fault(violation)));
        return new CheckedRow(index, row, number, faults);
    }

    private @Nullable PhoneNumber readNumber(DidRow row, Country tenantCountry, List<Fault> faults) {
        var country = row.country() == null
                ? tenantCountry
                : Country.parse(row.country().toUpperCase(Locale.ROOT)).orElse(null);
        if (country == null) {
            faults.add(invalid("country", "country must be two letters (ISO 3166-1), such as FR"));
        }
        if (row.number() == null) {
            faults.add(invalid("number", "number is required"));
            return null;
        }
        if (row.number().length() > DidFormats.MAX_NUMBER_LENGTH) {
            faults.add(invalid("number", "number must have at most " + DidFormats.MAX_NUMBER_LENGTH + " characters"));
            return null;
        }
        try {
            return country == null ? null : numbers.read(country, row.number());
        } catch (ProblemException problem) {
            faults.add(new Fault("number", problem.code().code(), problem.detail()));
            return null;
        }
    }

    /// The request that gives a number the values of the row.
    ///
    /// @param before null for a new number
    /// @param number of a new number
    static DidRequest overlay(@Nullable Did before, DidRow row, String number) {
        var base = before == null
                ? new DidRequest(null, number, null, null, null, null, null, null)
                : DidRequest.of(before);
        var metadata = new HashMap<>(Objects.requireNonNullElse(base.metadata(), Map.<String, String>of()));
        metadata.putAll(row.metadata());
        return new DidRequest(
                base.tenantId(),
                base.number(),
                or(row.areaCode(), base.areaCode()),
                or(row.trunk(), base.trunk()),
                row.status() == null ? base.status() : row.status().toLowerCase(Locale.ROOT),
                row.maxUsage() == null ? base.maxUsage() : parseMaxUsage(row.maxUsage()),
                row.tags() == null ? base.tags() : row.tags(),
                metadata);
    }

    private static @Nullable String or(@Nullable String value, @Nullable String otherwise) {
        return value == null ? otherwise : value;
    }

    private static boolean isMaxUsage(@Nullable String text) {
        return text == null || text.equalsIgnoreCase(DidRow.UNLIMITED) || text.matches("-?[0-9]{1,18}");
    }

    private static @Nullable Long parseMaxUsage(String text) {
        return text.equalsIgnoreCase(DidRow.UNLIMITED) ? null : Long.valueOf(text);
    }

    private static Fault fault(ConstraintViolation<?> violation) {
        String field = "";
        for (Path.Node node : violation.getPropertyPath()) {
            field = field.isEmpty() ? String.valueOf(node.getName()) : keyOf(node, field);
        }
        return invalid(field, field + " " + violation.getMessage());
    }

    /// The entry of a map, instead of the map.
    private static String keyOf(Path.Node node, String field) {
        return node.getKey() == null ? field : node.getKey().toString();
    }

    private static Fault invalid(String field, String sentence) {
        return new Fault(field, CommonProblem.INVALID.code(), sentence);
    }
}
