// node bench/generate/set.js FOLDER MB: what a customer uploads, made up: CBS.log, setupapi.dev.log, dism.log and WindowsUpdate.log with the shapes and shares of real ones.
import {execFileSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

const day = Date.UTC(2023, 2, 2);
const stampAt = seconds => new Date(day + seconds * 1000).toISOString();
const dayAt = seconds => stampAt(seconds).slice(0, 10);
const timeAt = seconds => stampAt(seconds).slice(11, 19);

const header = `[Device Install Log]
     OS Version = 10.0.19045
     Service Pack = 0.0
     Suite = 0x0100
     ProductType = 1
     Architecture = amd64

[BeginLog]

[Boot Session: 2023/03/02 00:00:00.500]

`;

/** A section; of twenty, two end in failure and one is of servicing. */
const sectionAt = n => {
	const at = n * 2;
	const time = `${timeAt(at)}.${String(n % 1000).padStart(3, '0')}`;
	const inf = `oem${n % 211}.inf`;
	const store = `C:\\WINDOWS\\System32\\DriverStore\\FileRepository\\sample${n % 211}.inf_amd64_0123456789abcdef`;
	const isFailed = n % 10 === 3;
	const title =
		n % 20 === 7
			? 'Install Driver Updates'
			: `Device Install (Hardware initiated) - USB\\VID_1234&PID_${String(n % 9999).padStart(4, '0')}\\SAMPLE`;
	return `>>>  [${title}]
>>>  Section start ${dayAt(at).replaceAll('-', '/')} ${time}
      cmd: C:\\WINDOWS\\System32\\svchost.exe -k DcomLaunch -p
     dvi: {Build Driver List} ${time}
     dvi:      Searching for hardware ID(s):
     dvi:           usb\\vid_1234&pid_${n % 9999}&rev_0100
     dvi:           usb\\vid_1234&pid_${n % 9999}
     dvi:      Searching for compatible ID(s):
     dvi:           usb\\class_03&subclass_01&prot_02
     dvi:      Created Driver Node:
     dvi:           HardwareID   - USB\\VID_1234&PID_${n % 9999}
     dvi:           InfName      - ${store}\\sample${n % 211}.inf
     dvi:           DevDesc      - Sample input device
     dvi:           Section      - Sample_Inst.NT
     dvi:           Rank         - 0x00ff0001
     dvi:           Signer Score - INBOX
     dvi:           DrvDate      - 06/21/2006
     dvi:           Version      - 10.0.19041.${n % 5000}
     dvi: {Build Driver List - exit(0x00000000)} ${time}
     ndv: {Core Device Install} ${time}
     ndv:      Installing device
     sto:      {Configure Driver Package: ${store}\\sample${n % 211}.inf}
     sto:           Source Filter  = usb\\vid_1234&pid_${n % 9999}
     inf:           Class GUID     = {745a17a0-74d3-11d0-b6fe-00a0c90f57da}
     inf:           Published Inf Path = C:\\WINDOWS\\INF\\${inf}
     flq:           Copying '${store}\\sample${n % 211}.sys' to 'C:\\WINDOWS\\System32\\drivers\\sample${n % 211}.sys'.
     cpy:           Existing file 'C:\\WINDOWS\\System32\\drivers\\sample${n % 211}.sys' remains unchanged.
     inf:           AddService=Sample${n % 211},0x00000002,Sample_Service
     inf:           Registry: HKLM\\SYSTEM\\CurrentControlSet\\Services\\Sample${n % 211}
     sto:      {Configure Driver Package: exit(0x${isFailed ? '00000005' : '00000000'})}
${isFailed ? `!!!  ndv:      Failed to install '${inf}'. Error = 0x00000005\n` : '!    ndv:      Queueing up error report for device.\n'}     ndv: {Core Device Install - exit(0x${isFailed ? '00000005' : '00000000'})} ${time}
<<<  Section end ${dayAt(at + 1).replaceAll('-', '/')} ${timeAt(at + 1)}.123
<<<  [Exit status: ${isFailed ? 'FAILURE(0x00000005)' : 'SUCCESS'}]


`;
};

const dismAt = n => {
	const head = `${dayAt(n >> 4)} ${timeAt(n >> 4)}, `;
	const info = `${head}Info                  DISM   `;
	const by = `PID=${4000 + (n % 97)} TID=${7000 + (n % 89)}`;
	if (n % 1000 === 0)
		return `${info}DISM.EXE: Host machine information: OS Version=10.0.19045, Running architecture=amd64, Number of processors=4`;
	if (n % 97 === 5)
		return `${head}Warning               DISM   DISM Provider Store: ${by} Failed to load the provider: C:\\x\\PEProvider.dll. - CDISMProviderStore::Internal_GetProvider(hr:0x8007007e)`;
	if (n % 211 === 9)
		return `${head}Error                 DISM   DISM Package Manager: ${by} Failed while processing command cleanup-image. - CPackageManagerCLIHandler::ExecuteCmdLine(hr:0x800f081f)`;
	return n % 2
		? `${info}DISM Provider Store: ${by} Getting Provider DISM Package Manager - CDISMProviderStore::GetProvider`
		: `${info}DISM Package Manager: ${by} Loaded servicing stack for online use only. - CDISMPackageManager::RefreshInstanceAndLock`;
};

const updateAt = n => {
	const head = `${dayAt(n >> 3).replaceAll('-', '/')} ${timeAt(n >> 3)}.${String(n % 10_000_000).padStart(7, '0')} ${4000 + (n % 97)}  ${7000 + (n % 89)}  `;
	if (n % 113 === 7) return `${head}Agent           *FAILED* [80248014] GetServiceObject`;
	return n % 2
		? `${head}ComApi          * START *   Search ClientId = UpdateOrchestrator, ServiceId = 8B24B027-1DEE-BABB-9A95-3517DFB9C552`
		: `${head}Agent           Update ${(n * 2_654_435_761) >>> 0}-0000-0000-0000-000000000000.${n % 300} pruned out due to potential supersedence`;
};

/** Lines, or whole sections, until they are as many bytes as wanted. */
const write = (path, bytes, first, partAt, end) => {
	const parts = [first];
	let size = first.length;
	for (let n = 0; size < bytes; n++) {
		const part = `${partAt(n)}${end}`.replaceAll(/\r?\n/g, '\r\n');
		parts.push(part);
		size += part.length;
	}

	writeFileSync(path, parts.join(''));
};

export const writeSetupapi = (path, bytes) => write(path, bytes, header.replaceAll('\n', '\r\n'), sectionAt, '');

const [folder, megabytes] = process.argv.slice(2);
if (folder) {
	const bytes = Number(megabytes) * 1e6;
	const cbs = fileURLToPath(new URL('cbs-log.js', import.meta.url));
	execFileSync(process.execPath, [cbs, join(folder, 'CBS.log'), String(Number(megabytes) / 2)]);
	writeSetupapi(join(folder, 'setupapi.dev.log'), bytes / 4);
	write(join(folder, 'dism.log'), bytes / 8, '\uFEFF', dismAt, '\n');
	write(join(folder, 'WindowsUpdate.log'), bytes / 8, '', updateAt, '\n');
}
