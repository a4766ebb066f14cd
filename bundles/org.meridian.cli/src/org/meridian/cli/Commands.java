package org.meridian.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The headless commands. */
final class Commands {
    static final String ARCHIVE = "archive";

    private static final List<Command> ARCHIVE_ACTIONS =
            List.of(
                    new CheckAction(),
                    new RebuildAction(),
                    new StatsAction(),
                    new RepairAction(),
                    new ForgetAction(),
                    new PassphraseAction());
    private static final List<Command> DISPLAY_ACTIONS =
            List.of(new DisplayCheckAction(), new DisplayPatternAction());

    private Commands() {}

    /** By name, in the order the help lists them. */
    static Map<String, Command> all() {
        List<Command> commands =
                List.of(
                        new ImportCommand(),
                        new SearchCommand(),
                        new StudiesCommand(),
                        new TimelineCommand(),
                        new RenderCommand(),
                        new MeasureCommand(),
                        new AnnotationsCommand(),
                        new KeyImagesCommand(),
                        new ReportCommand(),
                        new CharsetCommand(),
                        new DetectCommand(),
                        new FindingsCommand(),
                        new DecideCommand(),
                        new QualityCommand(),
                        new TrashCommand(),
                        new BackupCommand(),
                        new RestoreCommand(),
                        new ConsentCommand(),
                        new UsersCommand(),
                        new AlertsCommand(),
                        new EmergencyCommand(),
                        new CommandGroup(ARCHIVE, ARCHIVE_ACTIONS),
                        new UnlockCommand(),
                        new LedgerCommand(),
                        new MonitorCommand(),
                        new CommandGroup("display", DISPLAY_ACTIONS),
                        new TranscodeCommand(),
                        new DumpCommand(),
                        new ValidateCommand(),
                        new SampleCommand(),
                        new TrainCommand(),
                        new ModulesCommand(),
                        new VersionCommand());
        Map<String, Command> all = new LinkedHashMap<>();
        commands.forEach(c -> all.put(c.name(), c));
        Command help = new HelpCommand(List.copyOf(all.keySet()));
        all.put(help.name(), help);
        return all;
    }
}
