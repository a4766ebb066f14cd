package org.meridian.workflow;

import org.meridian.archive.Retention;

import java.util.Map;
import java.util.Optional;

/**
 * How much is in the archive.
 *
 * @param series by modality
 * @param blobBytes content of the objects, before encryption, those in the trash included
 * @param databaseBytes and {@code indexBytes}: on the disk
 * @param trash items in it
 * @param schema the version of each room's tables
 */
public record ArchiveStats(
        long patients,
        long studies,
        long instances,
        Map<String, Long> series,
        long blobBytes,
        long databaseBytes,
        long indexBytes,
        long trash,
        Retention retention,
        Optional<BackupRecord> lastBackup,
        boolean backupDue,
        Map<String, Long> schema) {}
