package io.trunkline.did.csvimport;

import io.trunkline.data.audit.AuditEntry;
import io.trunkline.did.csvimport.ApplyFile.Target;

/// An import in the audit log. Each number that was added has an entry of its own; this one has how many there were.
final class ImportAudit {
    private static final String ENTITY = "import";

    private ImportAudit() {}

    /// What became of the rows.
    record ImportedRows(long success, long failed, long duplicates, long created, long updated) {
        static ImportedRows of(ImportReport report) {
            return new ImportedRows(
                    report.success(), report.failed(), report.duplicates(), report.created(), report.updated());
        }

        static ImportedRows of(ImportProgress progress) {
            return new ImportedRows(
                    progress.imported(),
                    progress.failed(),
                    progress.duplicates(),
                    progress.created(),
                    progress.updated());
        }
    }

    /// @param action `import`, or `cancel`
    static AuditEntry entry(Target target, String action, ImportedRows rows) {
        var entity = new AuditEntry.Entity(
                ENTITY, target.importId().toString(), target.tenant().value(), null);
        return AuditEntry.of(target.by(), action, entity, AuditEntry.Change.to(rows));
    }
}
