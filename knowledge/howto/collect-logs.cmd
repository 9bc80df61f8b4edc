@echo off
rem Collects the logs of a failed Windows update: Windows 7 SP1 to 11, and WinPE.
rem It reads and copies. It changes no setting and takes nothing away; what it writes lies in one new folder.
rem No delayed expansion, as a path may hold an exclamation mark. No path is an argument of call, which expands percent
rem signs twice. Inside the new folder all names are relative and plain.
setlocal EnableExtensions DisableDelayedExpansion
if defined PROCESSOR_ARCHITEW6432 if exist "%SystemRoot%\Sysnative\cmd.exe" goto native
set "PATH=%SystemRoot%\System32;%SystemRoot%;%SystemRoot%\System32\wbem"
set "NoDefaultCurrentDirectoryInExePath=1"
set "here=%~dp0"
set "tries=0"
set "failed=0"
set "missed=0"

echo.
echo Log collector for Windows updates. It only reads and copies.
echo.

set "pe="
if /i "%SystemDrive%"=="X:" set "pe=yes"
reg query "HKLM\SYSTEM\CurrentControlSet\Control\MiniNT" >nul 2>&1
if not errorlevel 1 set "pe=yes"

set "admin=yes"
if defined pe goto volume
fltmc >nul 2>&1
if not errorlevel 1 goto volume
set "admin="
echo NOTE: this window has no administrator rights, so some logs cannot be read.
echo       Better: close it, right-click the file, "Run as administrator".
echo.

:volume
set "first=%SystemDrive%"
if not defined pe goto askvolume
set "first="
set "several="
echo Volumes that hold Windows:
for %%L in (C D E F G H I J K L M N O P Q R S T U V W Y Z) do (
	if exist "%%L:\Windows\System32\config\SYSTEM" (
		echo   %%L:
		if defined first set "several=yes"
		set "first=%%L:"
	)
)
if not defined first echo   none. A volume locked by BitLocker is not seen: manage-bde -status
if defined several set "first="

:askvolume
set /a tries+=1
if %tries% gtr 5 goto giveup
set "win="
set /p "win=1. Windows volume letter [%first%]: "
if defined win set "win=%win:"=%"
if not defined win set "win=%first%"
if not defined win goto askvolume
set "letter="
for %%L in (A B C D E F G H I J K L M N O P Q R S T U V W X Y Z) do (
	if /i "%win%"=="%%L" set "letter=%%L"
	if /i "%win%"=="%%L:" set "letter=%%L"
	if /i "%win%"=="%%L:\" set "letter=%%L"
)
if not defined letter (
	echo    Please type one letter, such as C
	goto askvolume
)
set "win=%letter%:"
set "root=%win%\Windows"
set "online="
if defined pe goto offline
if /i not "%win%"=="%SystemDrive%" goto offline
set "online=yes"
set "root=%SystemRoot%"
if not defined admin goto target

:offline
if defined pe if /i "%letter%"=="X" (
	echo    X: is WinPE itself, not the Windows of this machine.
	goto askvolume
)
if not exist "%root%\System32\config\SYSTEM" (
	echo    No Windows on %win% ^(no \Windows\System32\config\SYSTEM^).
	echo    If the volume is locked by BitLocker, unlock it first: manage-bde -status
	goto askvolume
)

:target
set "tries=0"

:asktarget
popd
set /a tries+=1
if %tries% gtr 5 goto giveup
set "target="
echo 2. Folder to save to, for example a USB disk.
set /p "target=   Enter = where this file lies: "
if defined target set "target=%target:"=%"
if not defined target set "target=%here%"
if "%target:~-1%"==":" set "target=%target%\"
set "shown=%target%"
pushd "%target%" >nul 2>&1
if errorlevel 1 (
	echo    This folder does not exist or cannot be opened.
	goto asktarget
)
set "target=%CD%"
if defined pe if /i "%target:~0,2%"=="X:" (
	echo    X: is the memory of WinPE and is lost at the restart. Please name another disk.
	goto asktarget
)
if not defined online if /i "%target:~0,2%"=="%win%" (
	echo    Not onto the Windows volume: its state must stay as it is. Please name another disk.
	goto asktarget
)

rem The last line of dir: count, word, bytes free. Numbers beyond 32 bits, so the digits are counted.
set "free="
for /f "tokens=3" %%B in ('dir /a /-c 2^>nul') do set "free=%%B"
if not defined free goto freeunknown
set "rest=x"
for /f "delims=0123456789" %%R in ("%free%x") do set "rest=%%R"
if not "%rest%"=="x" goto freeunknown
if not "%free:~0,-9%"=="" goto askname
echo    Less than 1 GB free there (%free% bytes). Please name another disk.
goto asktarget

:freeunknown
set "free=unknown"
echo    NOTE: the free space there cannot be read. Please see that it has 1 GB or more.

:askname
set "tries=0"
echo 3. Privacy: event logs and system reports hold user names and computer names.
echo    If they must not leave this machine, type q to stop.

:askconsent
set /a tries+=1
if %tries% gtr 5 goto giveup
set "consent="
set /p "consent=   Also put the computer name into the file name and the manifest? (y/n/q): "
if defined consent set "consent=%consent:"=%"
if not defined consent goto askconsent
if /i "%consent%"=="q" goto stopped
if /i "%consent%"=="y" goto named
if /i "%consent%"=="n" goto unnamed
goto askconsent

:named
set "computer=%COMPUTERNAME%"
set "stem=caselogs-%COMPUTERNAME%"
if not defined pe goto folder
rem WinPE has a name of its own, which says nothing of this machine.
set "computer=not known in WinPE"
set "stem=caselogs"
goto folder

:unnamed
set "computer=not given"
set "stem=caselogs"

:folder
set "count=0"

:nextname
set /a count+=1
set "name=%stem%-%count%"
if exist "%name%" goto nextname
if exist "%name%.zip" goto nextname
if exist "%name%.cab" goto nextname
mkdir "%name%" >nul 2>&1
if not exist "%name%\" goto unwritable
pushd "%name%"
if errorlevel 1 goto unwritable
(>manifest.txt echo Log collection, manifest) 2>nul
if not exist manifest.txt (
	popd
	goto unwritable
)

set "version="
for /f "delims=" %%V in ('ver') do set "version=%%V"
set "hasher="
for %%P in (certutil.exe) do if not "%%~$PATH:P"=="" set "hasher=yes"
set "kind=offline"
if defined online set "kind=running"
>>manifest.txt echo collector: 1
>>manifest.txt echo date: %DATE% %TIME%
>>manifest.txt echo this system: %version%
if defined pe >>manifest.txt echo started in: WinPE
>>manifest.txt echo windows: "%root%" (%kind%)
>>manifest.txt echo computer: "%computer%"
if not defined admin >>manifest.txt echo administrator rights: no
>>manifest.txt echo free bytes at the target: %free%
if not defined hasher >>manifest.txt echo no hash tool: certutil is not on this system
>>manifest.txt echo.
>>manifest.txt echo file ^| bytes ^| SHA-256 ^| created ^| last written

echo.
echo [1/6] Servicing logs ...
call :take CBS "Logs\CBS" "*"
call :take DISM "Logs\DISM" "*"
call :take WinSxS "WinSxS" "poqexec.log"
call :take WinSxS "WinSxS" "pending.xml"
call :take sessions "servicing\sessions" "*"
if defined pe call :winpe

echo [2/6] Update and driver logs ...
call :take Windows "." "WindowsUpdate.log"
call :take SoftwareDistribution "SoftwareDistribution" "ReportingEvents.log"
call :take inf "inf" "setupapi*.log"
call :take Srt "System32\LogFiles\Srt" "SrtTrail.txt"

echo [3/6] Event logs ...
if not exist winevt\ mkdir winevt
call :events System System
call :events Application Application
call :events Setup Setup
call :events Microsoft-Windows-WindowsUpdateClient/Operational WindowsUpdateClient

echo [4/6] Lists ...
if not exist text\ mkdir text
set "run=dir /b "%root%\servicing\Version""
set "file=text\stack.txt"
call :text
set "run=dir /a "%root%\Minidump""
set "file=text\minidump-list.txt"
set "source=%root%\Minidump"
call :present
set "run=dir /a "%root%\Procmon*.PMB""
set "file=text\procmon-list.txt"
set "source=%root%\Procmon*.PMB"
call :present
if not defined online goto manifestdone

echo [5/6] Registry ...
if not exist registry\ mkdir registry
set "file=registry\cbs.reg"
set "run=reg export "HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing" %file%"
call :made
set "file=registry\trustedinstaller.reg"
set "run=reg export HKLM\SYSTEM\CurrentControlSet\Services\TrustedInstaller %file%"
call :made
set "file=registry\processor-class.reg"
set "run=reg export HKLM\SYSTEM\CurrentControlSet\Control\Class\{50127DC3-0F36-415E-A6CC-4CB3BE910B65} %file%"
call :made

echo [6/6] System reports, some minutes. If a System Information window stays for 10 minutes, close it ...
set "run=systeminfo"
set "file=text\systeminfo.txt"
call :text
set "run=wmic qfe list full"
set "file=text\qfe.txt"
call :text
set "run=dism /english /online /get-packages /format:table"
set "file=text\packages.txt"
call :text
set "run=fltmc filters"
set "file=text\filters.txt"
call :text
set "run=fltmc instances"
set "file=text\instances.txt"
call :text
set "run=driverquery /v"
set "file=text\drivers.txt"
call :text
set "run=cscript //nologo "%SystemRoot%\System32\slmgr.vbs" /dlv"
set "file=text\slmgr.txt"
call :text
set "file=text\msinfo.nfo"
set "source=%file%"
start "" /wait msinfo32 /nfo "%CD%\text\msinfo.nfo" >>collector.log 2>&1
call :listed

:manifestdone
>>manifest.txt echo.
>>manifest.txt echo missed: %missed%
>>manifest.txt echo failed: %failed%
popd

echo Packing ...
set "pack="
set "tool="
for %%P in (tar.exe) do if not "%%~$PATH:P"=="" set "tool=yes"
if not defined tool goto cab
tar -a -c -f "%name%.zip" "%name%" 2>nul
if not errorlevel 1 if exist "%name%.zip" set "pack=%name%.zip"
if defined pack goto packed

:cab
set "tool="
for %%P in (makecab.exe) do if not "%%~$PATH:P"=="" set "tool=yes"
if not defined tool goto unpacked
if exist "%name%.ddf" goto unpacked
>"%name%.ddf" echo .OPTION EXPLICIT
>>"%name%.ddf" echo .Set CabinetNameTemplate="%name%.cab"
>>"%name%.ddf" echo .Set DiskDirectory1=.
>>"%name%.ddf" echo .Set RptFileName=nul
>>"%name%.ddf" echo .Set InfFileName=nul
>>"%name%.ddf" echo .Set UniqueFiles=OFF
>>"%name%.ddf" echo .Set CabinetFileCountThreshold=0
>>"%name%.ddf" echo .Set FolderFileCountThreshold=0
>>"%name%.ddf" echo .Set FolderSizeThreshold=0
>>"%name%.ddf" echo .Set MaxCabinetSize=0
>>"%name%.ddf" echo .Set MaxDiskFileCount=0
>>"%name%.ddf" echo .Set MaxDiskSize=0
>>"%name%.ddf" echo .Set CompressionType=MSZIP
>>"%name%.ddf" echo .Set Cabinet=on
>>"%name%.ddf" echo .Set Compress=on
pushd "%name%"
for %%F in (*) do >>"..\%name%.ddf" echo "%name%\%%F" "%name%\%%F"
for /d %%D in (*) do (
	set "group=%%D"
	call :packing
)
popd
makecab /f "%name%.ddf" >nul 2>&1
if not errorlevel 1 if exist "%name%.cab" set "pack=%name%.cab"
if not defined pack goto unpacked

:packed
set "hash="
set "file=%pack%"
call :hash
echo.
echo ============================================================
echo Missed: %missed%   Failed: %failed%   (each is a line in manifest.txt)
echo Please send this one file:
for %%A in ("%pack%") do echo   %%~nxA   %%~zA bytes
echo   in "%shown%"
echo   SHA-256 %hash%
echo ============================================================
goto end

:unpacked
rem The line before the last of dir /s: count, word, bytes.
set "size="
set "before="
for /f "tokens=3" %%B in ('dir /s /a /-c "%name%"') do (
	set "now=%%B"
	call :remember
)
echo.
echo ============================================================
echo Missed: %missed%   Failed: %failed%   (each is a line in manifest.txt)
echo This system has no tool to pack, or packing failed. Please pack by hand
if defined pe echo on another computer:
echo   right-click the folder "%name%", "Send to", "Compressed (zipped) folder",
echo   and send the zip. The folder lies in "%shown%" and holds
echo   %size% bytes.
echo ============================================================
goto end

:unwritable
echo    Nothing can be written there (read-only or full). Please name another disk.
goto asktarget

:native
"%SystemRoot%\Sysnative\cmd.exe" /d /c ""%~f0""
exit /b

:stopped
echo Stopped. Nothing was written.
goto end

:giveup
echo Stopped after five answers that cannot be used. Nothing was written.

:end
popd
popd
echo.
pause
endlocal
exit /b

rem take GROUP FOLDER MASK: copies files of the Windows folder into GROUP and lists each.
:take
set "group=%~1"
set "from=%root%\%~2"
if "%~2"=="." set "from=%root%"
if not exist "%from%\%~3" (
	set /a missed+=1
	>>manifest.txt echo MISSED "%from%\%~3": not there, or not to be read
	exit /b
)
if not exist "%group%\" mkdir "%group%"
robocopy "%from%" "%group%" "%~3" /B /R:1 /W:1 /NP /NJH /NJS >>collector.log 2>&1
if errorlevel 8 copy /y "%from%\%~3" "%group%\" >>collector.log 2>&1
for %%F in (%from%\%~3) do (
	set "file=%group%\%%~nxF"
	set "source=%%~F"
	call :listed
)
exit /b

rem events CHANNEL NAME: exported from the running system, else copied as the file that it is. The sign before the 4 of
rem that long name is a percent sign.
:events
set "file=winevt\%~2.evtx"
set "source=%root%\System32\winevt\Logs\%~2.evtx"
if "%~2"=="WindowsUpdateClient" set "source=%root%\System32\winevt\Logs\Microsoft-Windows-WindowsUpdateClient?4Operational.evtx"
if not defined online goto eventfile
wevtutil epl %~1 "%CD%\%file%" >>collector.log 2>&1
if not errorlevel 1 if exist "%file%" goto listed

:eventfile
if not exist "%source%" (
	set /a missed+=1
	>>manifest.txt echo MISSED "%source%": not there, or not to be read
	exit /b
)
copy /y "%source%" "%file%" >>collector.log 2>&1
goto listed

rem winpe: the DISM log of WinPE itself is gone after the restart.
:winpe
set "source=%SystemRoot%\Logs\DISM\dism.log"
set "file=DISM\dism-winpe.log"
if not exist "%source%" exit /b
if not exist DISM\ mkdir DISM
copy /y "%source%" "%file%" >>collector.log 2>&1
goto listed

rem present: as text, when there is something to list.
:present
if exist "%source%" goto text
set /a missed+=1
>>manifest.txt echo MISSED "%source%": not there, or not to be read
exit /b

rem text: what the command in run says goes into file.
:text
set "source=%file%"
%run% >"%file%" 2>>collector.log
if not errorlevel 1 goto listed
set /a failed+=1
>>manifest.txt echo FAILED "%file%": the command gave an error
goto listed

rem made: the command in run writes file itself.
:made
set "source=%file%"
%run% >>collector.log 2>&1
goto listed

rem listed: the names have no blanks, as they lie in the new folder or below the Windows folder. One line of the manifest for file, with the times of its source.
:listed
if not exist "%file%" (
	set /a failed+=1
	>>manifest.txt echo FAILED "%file%": not written
	exit /b
)
set "size=0"
set "written="
set "created="
set "third="
set "leaf="
for %%A in (%file%) do set "size=%%~zA"
for %%A in (%source%) do set "written=%%~tA"
for %%A in (%source%) do set "leaf=%%~nxA"
for /f "tokens=3" %%A in ("%written%") do set "third=yes"
rem A date is two words or three (AM, a week day), here and in the listing alike.
for /f "tokens=1-3" %%A in ('dir /a /t:c "%source%" 2^>nul ^| find "%leaf%"') do (
	if defined third (set "created=%%A %%B %%C") else set "created=%%A %%B"
)
call :hash
for %%A in (%file%) do >>manifest.txt echo %%~A ^| %size% ^| %hash% ^| %created% ^| %written%
exit /b

rem packing: a line for each file of a group.
:packing
for %%F in (%group%\*) do >>"..\%name%.ddf" echo "%name%\%group%\%%~nxF" "%name%\%group%\%%~nxF"
exit /b

rem remember: what the line before said.
:remember
set "size=%before%"
set "before=%now%"
exit /b

rem hash: SHA-256 of file. certutil of Windows 7 writes blanks between the bytes.
:hash
set "hash="
if not defined hasher (
	set "hash=no hash tool"
	exit /b
)
for /f "skip=1 delims=" %%H in ('certutil -hashfile "%file%" SHA256 2^>nul') do if not defined hash set "hash=%%H"
if not defined hash (
	set "hash=no hash"
	exit /b
)
set "hash=%hash: =%"
if "%hash:~63,1%"=="" set "hash=no hash"
if not "%hash:~64,1%"=="" set "hash=no hash"
exit /b
