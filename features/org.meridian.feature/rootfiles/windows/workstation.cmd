@echo off
rem Starts Meridian: the window without arguments, a headless command with them (workstation help).
setlocal
chcp 65001 >nul
if not defined MERIDIAN_HOME set "MERIDIAN_HOME=%LOCALAPPDATA%\Meridian"
if not exist "%MERIDIAN_HOME%" mkdir "%MERIDIAN_HOME%"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" --add-modules java.base -version >nul 2>&1
if errorlevel 1 (
  echo Meridian needs Java 21 or newer: install one or set JAVA_HOME to it. 1>&2
  exit /b 1
)
for %%f in ("%~dp0plugins\org.eclipse.equinox.launcher_*.jar") do set "LAUNCHER=%%f"
set "LOG=-Djava.util.logging.config.file=%~dp0logging.properties"
rem no file beside the archive may hold a name: no heap, no crash report with the command line
set "QUIET=-XX:-UsePerfData -XX:-HeapDumpOnOutOfMemoryError -XX:-CreateCoredumpOnCrash -XX:+SuppressFatalErrorMessage"
set "VM=%QUIET% -XX:MaxRAMPercentage=45 --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8"
:again
set "NL="
if exist "%MERIDIAN_HOME%\language" set /p NL=<"%MERIDIAN_HOME%\language"
if defined NL set "NL=-nl %NL%"
if "%~1"=="" goto window
"%JAVA%" %VM% -Djava.awt.headless=true "%LOG%" "-Dmeridian.home=%MERIDIAN_HOME%" -jar "%LAUNCHER%" %NL% -nosplash -data "%MERIDIAN_HOME%\headless" -application org.meridian.cli.application %*
exit /b %ERRORLEVEL%
:window
"%JAVA%" %VM% -XX:G1HeapRegionSize=8m "%LOG%" "-Dmeridian.home=%MERIDIAN_HOME%" -jar "%LAUNCHER%" %NL% -data "%MERIDIAN_HOME%\workspace"
rem 23 asks for a restart, for instance in another language
if %ERRORLEVEL%==23 goto again
exit /b %ERRORLEVEL%
