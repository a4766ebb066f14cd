package org.meridian.store;

import org.meridian.core.ErrorCode;

/** What can go wrong where the archive lies on the disk. */
public enum StoreError implements ErrorCode {
    /** Another process holds the archive. */
    LOCKED("STO-001"),
    /** The disk is full; nothing acknowledged is lost. */
    NO_SPACE("STO-002"),
    /** The folder cannot be written. */
    NOT_WRITABLE("STO-003"),
    /** The archive was written by a newer version. Arguments: room, its version, ours. */
    NEWER_SCHEMA("STO-004"),
    /** The key does not open this archive. */
    WRONG_KEY("STO-005"),
    /** The archive is there, its key is not. Argument: the key file. */
    KEY_MISSING("STO-006"),
    /** The key file does not hold 32 bytes. Argument: the key file. */
    BAD_KEY_FILE("STO-007"),
    /** Stored data is cut short or changed. */
    DAMAGED("STO-008"),
    /** There is no such stored data. */
    NO_BLOB("STO-009"),
    /** The patient's key was destroyed. */
    FORGOTTEN("STO-010"),
    /** The archive was closed, by its user or by a failure. */
    CLOSED("STO-011"),
    /** The database's file was changed outside the program. Argument: the first byte. */
    DATABASE_CHANGED("STO-050"),
    /** The database itself finds that its file is damaged. */
    DATABASE_DAMAGED("STO-051"),
    /** Any other failure of the database. Argument: its own code. */
    DATABASE("STO-012"),
    /** The archive's key is sealed, and there is nobody to ask for the passphrase. */
    PASSPHRASE_WANTED("STO-020"),
    /** This is not the archive's passphrase. */
    WRONG_PASSPHRASE("STO-021"),
    /** This is not the archive's recovery code. */
    WRONG_RECOVERY_CODE("STO-022"),
    /** The key sealed under the passphrase is damaged; the recovery code may still open. */
    PASSPHRASE_SLOT_DAMAGED("STO-023"),
    /** The key sealed under the recovery code is damaged; the passphrase may still open. */
    RECOVERY_SLOT_DAMAGED("STO-024"),
    /** The archive has a passphrase already. */
    ALREADY_SEALED("STO-025"),
    /** A new passphrase is too short. Argument: the least length. */
    SHORT_PASSPHRASE("STO-026"),
    /** A group of the recovery code is not as it was printed. Argument: its number. */
    MISTYPED_CODE("STO-027"),
    /** This computer has no memory folder of the user's own to keep a key in for a while. */
    NO_PRIVATE_MEMORY("STO-028"),
    /** The archive has no passphrase. */
    NOT_SEALED("STO-029"),
    /** Backup: the key is not sealed, so a backup cannot take it along. */
    NO_SEALED_KEY("STO-030"),
    /** Backup: the folder is inside the archive's, or the other way round. */
    BACKUP_INSIDE("STO-031"),
    /** Backup: the folder holds something else. Argument: the folder. */
    NOT_A_BACKUP("STO-032"),
    /** Backup: the folder holds backups of another archive. Argument: the folder. */
    OTHER_ARCHIVE("STO-033"),
    /** Backup: somebody else works with the folder. Argument: the folder. */
    BACKUP_BUSY("STO-034"),
    /** Backup: it was changed, cut short, or written with another key. Argument: the folder. */
    BACKUP_DAMAGED("STO-035"),
    /** Restore: there is something at the place already. Argument: the folder. */
    ALREADY_THERE("STO-036"),
    /** Restore: blobs of the backup are missing or damaged. Argument: how many. */
    BACKUP_INCOMPLETE("STO-037"),
    /** Check: a blob that no row names; harmless, and swept. */
    ORPHAN("STO-038"),
    /** Check: a patient's wrapped key does not open. */
    BAD_PATIENT_KEY("STO-039"),
    /** Check: a table cannot be read to its end. */
    BAD_TABLE("STO-040"),
    /** Check: a row names a blob of a person whose key was destroyed. */
    BLOB_OF_FORGOTTEN("STO-041"),
    /**
     * Check: the file of the sealed key is damaged outside its two keys, or somebody changed it.
     */
    KEY_FILE_CHANGED("STO-042"),
    /** Check: the list of forgotten persons cannot be read. */
    FORGOTTEN_LIST_DAMAGED("STO-043"),
    /** Restore: somebody else restores there. Argument: the folder. */
    RESTORE_BUSY("STO-044");

    private final String code;

    StoreError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
