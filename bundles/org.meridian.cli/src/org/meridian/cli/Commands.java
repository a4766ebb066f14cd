package org.meridian.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The headless commands. */
final class Commands {
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
                        new ArchiveCommand(),
                        new UnlockCommand(),
                        new LedgerCommand(),
                        new MonitorCommand(),
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
