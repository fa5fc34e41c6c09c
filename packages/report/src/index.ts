export { parseReport } from './parse-report';
export { readFile } from './read-file';
export { type ReadReports, readReports } from './read-reports';
export { foundIn, type ReportError, type StepReport } from './step-report';
