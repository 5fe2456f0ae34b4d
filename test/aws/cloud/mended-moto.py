"""moto's server with what docs/fidelity.md lists as mended: it runs a state machine more than once, keeps to a map's tolerated failures,
redrives a failed execution, resolves a ResultWriter against the state's input, and delivers events to topics and functions."""

import copy
import datetime
import json
import sys
import urllib.request

from moto import settings
from moto.core.exceptions import AWSError
from moto.core.responses import ActionResult
from moto.core.utils import iso_8601_datetime_without_milliseconds, utcfromtimestamp
from moto.events.models import EventBus, Rule
from moto.server import main
from moto.sns import sns_backends
from moto.stepfunctions.models import StateMachine
from moto.stepfunctions.parser.api import ExecutionStatus, HistoryEventType, MapRunFailedEventDetails
from moto.stepfunctions.parser.asl.component.common.error_name.failure_event import FailureEvent, FailureEventException
from moto.stepfunctions.parser.asl.component.common.error_name.states_error_name import StatesErrorName
from moto.stepfunctions.parser.asl.component.common.error_name.states_error_name_type import StatesErrorNameType
from moto.stepfunctions.parser.asl.component.state.choice.comparison.operator.implementations.string_operators import StringEqualsPath
from moto.stepfunctions.parser.asl.component.state.exec.state_map.iteration.distributed_iteration_component import DistributedIterationComponent
from moto.stepfunctions.parser.asl.component.state.exec.state_map.iteration.itemprocessor.distributed_item_processor_worker import (
    DistributedItemProcessorWorker,
)
from moto.stepfunctions.parser.asl.component.state.exec.state_map.result_writer.result_writer_decl import ResultWriter
from moto.stepfunctions.parser.asl.eval.event.event_detail import EventDetails
from moto.stepfunctions.parser.asl.eval.program_state import ProgramError
from moto.stepfunctions.parser.asl.utils.json_path import extract_json
from moto.stepfunctions.parser.backend.execution import Execution
from moto.stepfunctions.parser.backend.execution_worker import ExecutionWorker
from moto.stepfunctions.responses import StepFunctionResponse
from moto.utilities.arns import parse_arn


def mend_second_execution():
    """Each execution takes a deep copy of its machine, and with it of the earlier executions, whose threads can't be copied."""

    def twin(self, memo):
        machine = copy.copy(self)
        machine.executions = []
        return machine

    StateMachine.__deepcopy__ = twin


def mend_result_writer():
    """Its paths are resolved against the top of the stack, which holds the map's results."""
    evaluate = ResultWriter._eval_body

    def against_input(self, env):
        env.stack.append(copy.deepcopy(env.states.get_input()))
        evaluate(self, env)
        written = env.stack.pop()
        env.stack.pop()
        env.stack.append(written)

    ResultWriter._eval_body = against_input


def is_over(record):
    failed, total = record.item_counter.failed.get(), record.item_counter.total.get()
    share, count = record.tolerated_failure_percentage, record.tolerated_failure_count
    over_share = failed * 100 > share * total and (share > 0 or count == 0)
    return over_share or 0 < count < failed


def mend_tolerated_failure(finished):
    """A map with more failed items than it tolerates fails; a redriven one runs the items that have not succeeded."""
    run_job, run_map = DistributedItemProcessorWorker._eval_job, DistributedIterationComponent._map_run

    def job_once(self, env, job):
        execution = env.states.context_object.context_object_data["Execution"]["Id"]
        known = finished.setdefault((execution, self._work_name), {})
        if job.job_index in known:
            job.job_output = known[job.job_index]
            return
        run_job(self, env, job)
        if not isinstance(env.program_state(), ProgramError):
            known[job.job_index] = job.job_output

    def within_tolerance(self, env, eval_input):
        run_map(self, env, eval_input)
        record = eval_input.map_run_record
        if not is_over(record):
            return
        name = StatesErrorName(typ=StatesErrorNameType.StatesExceedToleratedFailureThreshold)
        details = MapRunFailedEventDetails(error=name.error_name, cause="The specified tolerated failure threshold was exceeded")
        raise FailureEventException(
            FailureEvent(env=env, error_name=name, event_type=HistoryEventType.MapRunFailed, event_details=EventDetails(mapRunFailedEventDetails=details))
        )

    DistributedItemProcessorWorker._eval_job = job_once
    DistributedIterationComponent._map_run = within_tolerance


class RedriveWorker(ExecutionWorker):
    def __init__(self, state_input, history, **rest):
        super().__init__(**rest)
        self.state_input, self.history = state_input, history

    def _get_evaluation_environment(self):
        env = super()._get_evaluation_environment()
        env.states.reset(input_value=self.state_input)
        env.event_manager._history_event_list.extend(self.history)
        env.event_manager._event_id_gen._next_id = len(self.history) + 1
        return env


class NotRedrivable(AWSError):
    TYPE = "ExecutionNotRedrivable"
    STATUS = 400


def last_open_state(history):
    """The state that was entered and never left, with its input."""
    is_open = {}
    for event in history:
        if "stateEnteredEventDetails" in event:
            is_open[event["stateEnteredEventDetails"]["name"]] = event["stateEnteredEventDetails"]["input"]
        elif "stateExitedEventDetails" in event:
            is_open.pop(event["stateExitedEventDetails"]["name"], None)
    return next(reversed(is_open.items()))


def mend_redrive():
    """The same execution goes on at the state that failed, with that state's input."""

    def redrive_execution(self):
        execution = self.stepfunction_backend.describe_execution(self._get_param("executionArn"))
        if execution.exec_status in (ExecutionStatus.RUNNING, ExecutionStatus.SUCCEEDED):
            raise NotRedrivable("Execution is not redrivable")
        history = execution.exec_worker.env.event_manager.get_event_history()
        name, state_input = last_open_state(history)
        machine = copy.deepcopy(execution.state_machine)
        machine.definition = json.dumps({**json.loads(machine.definition), "StartAt": name})
        execution.state_machine, execution.error, execution.cause, execution.stop_date = machine, None, None, None
        details = Execution._get_start_execution_worker(execution)
        execution.exec_worker = RedriveWorker(
            state_input=json.loads(state_input),
            history=history,
            evaluation_details=details._evaluation_details,
            exec_comm=details._execution_communication,
            cloud_watch_logging_session=None,
            activity_store={},
        )
        execution.exec_status = ExecutionStatus.RUNNING
        execution.exec_worker.start()
        return ActionResult({"redriveDate": datetime.datetime.now(tz=datetime.timezone.utc)})

    StepFunctionResponse.redrive_execution = redrive_execution


def deliver(rule, target, event):
    arn = parse_arn(target["Arn"])
    when = event["time"]
    if not isinstance(when, str):
        when = iso_8601_datetime_without_milliseconds(utcfromtimestamp(float(when)))
    message = json.dumps({**event, "time": when})
    if arn.service == "sns":
        sns_backends[arn.account][arn.region].publish(message=message, arn=target["Arn"])
        return
    url = f"http://localhost:{settings.moto_server_port()}/2015-03-31/functions/{arn.resource_id}/invocations"
    urllib.request.urlopen(urllib.request.Request(url, data=message.encode(), headers={"X-Amz-Invocation-Type": "Event"})).read()


def mend_targets():
    """Topics and functions as targets end in an unhandled error."""
    send = Rule.send_to_targets

    def send_to_all(self, original_event, transform_input=True):
        ours = [target for target in self.targets if parse_arn(target["Arn"]).service in ("sns", "lambda")]
        rest = copy.copy(self)
        rest.targets = [target for target in self.targets if target not in ours]
        send(rest, original_event, transform_input)
        if self.event_pattern.matches_event(original_event):
            for target in ours:
                deliver(self, target, original_event)

    Rule.send_to_targets = send_to_all


def mend_bus_reference():
    """A template's reference to a bus resolves to an object instead of the name."""
    EventBus.physical_resource_id = property(lambda self: self.name)


def mend_choice():
    """A choice that compares with the context object looks for it in the input."""

    def compare(env, value):
        variable = env.stack.pop()
        data = env.states.context_object.context_object_data if value.startswith("$$") else env.stack[-1]
        env.stack.append(StringEqualsPath._compare(variable, extract_json(value.replace("$$", "$", 1), data)))

    StringEqualsPath.eval = staticmethod(compare)


mend_second_execution()
mend_choice()
mend_bus_reference()
mend_result_writer()
mend_tolerated_failure({})
mend_redrive()
mend_targets()
main(sys.argv[1:])
