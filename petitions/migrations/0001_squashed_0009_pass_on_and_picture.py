"""All tables of this app as they are after the last of the steps it replaces."""

from django.conf import settings
from django.db import migrations, models
from liuli.kernel.schema import at_once
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import liuli.privacy.fields
import pgtrigger.compiler
import pgtrigger.migrations


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("petitions", "0001_begin_cases"),
        ("petitions", "0002_keep_compensation_rolls"),
        ("petitions", "0003_keep_land_papers"),
        ("petitions", "0004_write_letters"),
        ("petitions", "0005_seal_and_answer"),
        ("petitions", "0006_keep_splits"),
        ("petitions", "0007_post_and_inspect_rolls"),
        ("petitions", "0008_keep_land_claims"),
        ("petitions", "0009_pass_on_and_picture"),
    ]
    dependencies = [
        ("accounts", "0002_initial"),
        ("attachments", "0005_keep_workbooks"),
        ("audit", "0002_initial"),
        ("exchange", "0001_initial"),
        ("fieldwork", "0001_initial"),
        ("indicators", "0001_initial"),
        ("notices", "0001_initial"),
        ("parameters", "0002_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("residents", "0020_ask_opinions"),
        ("territory", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = at_once([
        migrations.CreateModel(
            name='AccusationCounter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='day')),
                ('last', models.PositiveIntegerField(verbose_name='last number')),
            ],
            options={
                'verbose_name': 'accusation counter',
                'verbose_name_plural': 'accusation counters',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AccusationHandover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=200, verbose_name='why')),
                ('state', models.CharField(choices=[('asked', 'Waits for the second person'), ('done', 'Passed on'), ('declined', 'Declined')], default='asked', max_length=8, verbose_name='state')),
                ('asked_at', models.DateTimeField(verbose_name='asked at')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
            ],
            options={
                'verbose_name': 'passing on of an accusation',
                'verbose_name_plural': 'passing on of accusations',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, unique=True, verbose_name='name')),
                ('is_government', models.BooleanField(verbose_name='government body')),
            ],
            options={
                'verbose_name': 'body responsible for petitions',
                'verbose_name_plural': 'bodies responsible for petitions',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=40, unique=True, verbose_name='number')),
                ('received_on', models.DateField(verbose_name='received on')),
                ('registered_at', models.DateTimeField(verbose_name='registered at')),
                ('is_back_entered', models.BooleanField(default=False, verbose_name='old case entered later')),
                ('channel', models.CharField(choices=[('web', 'Online'), ('letter', 'Letter'), ('phone', 'Telephone'), ('fax', 'Fax'), ('visit', 'Visit')], max_length=8, verbose_name='channel')),
                ('origin', models.CharField(choices=[('bureau', 'received by the petition bureau'), ('direct', 'received directly by the body'), ('handed_on', 'handed on to the body')], default='direct', max_length=12, verbose_name='came from')),
                ('kind', models.CharField(choices=[('suggestion', 'Suggestion or opinion'), ('claim', 'Claim or grievance')], default='claim', max_length=12, verbose_name='kind of matter')),
                ('legal_route', models.CharField(blank=True, choices=[('', 'none: decided as a petition'), ('court', 'Litigation'), ('reconsideration', 'Administrative reconsideration'), ('arbitration', 'Arbitration'), ('party_appeal', 'Appeal of a party member'), ('ruling', 'Administrative ruling'), ('duty', 'Request to perform a statutory duty')], default='', max_length=16, verbose_name='legal route')),
                ('route_due_on', models.DateField(blank=True, null=True, verbose_name='last day of the legal route')),
                ('topic', models.CharField(choices=[('land', 'Demolition and land compensation'), ('housing', 'Housing'), ('water', 'Water supply'), ('safety', 'Public order'), ('environment', 'Environment'), ('other', 'Other')], default='land', max_length=12, verbose_name='topic')),
                ('form', models.CharField(choices=[('written', 'In writing'), ('oral', 'Spoken, taken down faithfully')], default='oral', max_length=8, verbose_name='form')),
                ('is_read_back', models.BooleanField(default=False, verbose_name='read back to the petitioner')),
                ('contact', models.CharField(choices=[('named', 'Name and address are clear'), ('anonymous', 'Anonymous'), ('unreachable', 'Name or address is unclear')], default='named', max_length=12, verbose_name='petitioner')),
                ('occurrence', models.CharField(choices=[('first', 'First'), ('repeat', 'Repeat')], default='first', max_length=8, verbose_name='first or repeat')),
                ('village_group', models.CharField(blank=True, max_length=40, verbose_name='village group')),
                ('head_count', models.PositiveIntegerField(default=1, verbose_name='number of people')),
                ('demand', liuli.privacy.fields.EncryptedTextField(associated='petitions.case.demand', verbose_name='demand')),
                ('facts', liuli.privacy.fields.EncryptedTextField(associated='petitions.case.facts', null=True, verbose_name='facts and reasons')),
                ('is_urgent', models.BooleanField(default=False, verbose_name='grave and urgent')),
                ('is_simple', models.BooleanField(default=False, verbose_name='simple procedure')),
                ('status', models.CharField(choices=[('registered', 'Registered'), ('transferred', 'Transferred'), ('entrusted', 'Entrusted'), ('told_elsewhere', 'Told where to go'), ('accepted', 'Accepted'), ('handling', 'Being handled'), ('extended', 'Extended'), ('concluded', 'Concluded'), ('reviewing', 'Under review'), ('reviewed', 'Reviewed'), ('reexamining', 'Under re-examination'), ('reexamined', 'Re-examined'), ('ended', 'Ended'), ('routed', 'Sent to its legal route'), ('settled', 'Settled by agreement'), ('withdrawn', 'Withdrawn'), ('not_accepted', 'Not accepted'), ('no_longer', 'No longer accepted')], default='registered', max_length=16, verbose_name='state')),
                ('accepted_on', models.DateField(blank=True, null=True, verbose_name='accepted on')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
            ],
            options={
                'verbose_name': 'petition case',
                'verbose_name_plural': 'petition cases',
                'ordering': ['-received_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='CaseCounter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='day')),
                ('last', models.PositiveIntegerField(verbose_name='last number')),
            ],
            options={
                'verbose_name': 'petition counter',
                'verbose_name_plural': 'petition counters',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CaseEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.CharField(max_length=40, verbose_name='number')),
                ('received_on', models.DateField(verbose_name='received on')),
                ('registered_at', models.DateTimeField(verbose_name='registered at')),
                ('is_back_entered', models.BooleanField(default=False, verbose_name='old case entered later')),
                ('channel', models.CharField(choices=[('web', 'Online'), ('letter', 'Letter'), ('phone', 'Telephone'), ('fax', 'Fax'), ('visit', 'Visit')], max_length=8, verbose_name='channel')),
                ('origin', models.CharField(choices=[('bureau', 'received by the petition bureau'), ('direct', 'received directly by the body'), ('handed_on', 'handed on to the body')], default='direct', max_length=12, verbose_name='came from')),
                ('kind', models.CharField(choices=[('suggestion', 'Suggestion or opinion'), ('claim', 'Claim or grievance')], default='claim', max_length=12, verbose_name='kind of matter')),
                ('legal_route', models.CharField(blank=True, choices=[('', 'none: decided as a petition'), ('court', 'Litigation'), ('reconsideration', 'Administrative reconsideration'), ('arbitration', 'Arbitration'), ('party_appeal', 'Appeal of a party member'), ('ruling', 'Administrative ruling'), ('duty', 'Request to perform a statutory duty')], default='', max_length=16, verbose_name='legal route')),
                ('route_due_on', models.DateField(blank=True, null=True, verbose_name='last day of the legal route')),
                ('topic', models.CharField(choices=[('land', 'Demolition and land compensation'), ('housing', 'Housing'), ('water', 'Water supply'), ('safety', 'Public order'), ('environment', 'Environment'), ('other', 'Other')], default='land', max_length=12, verbose_name='topic')),
                ('form', models.CharField(choices=[('written', 'In writing'), ('oral', 'Spoken, taken down faithfully')], default='oral', max_length=8, verbose_name='form')),
                ('is_read_back', models.BooleanField(default=False, verbose_name='read back to the petitioner')),
                ('contact', models.CharField(choices=[('named', 'Name and address are clear'), ('anonymous', 'Anonymous'), ('unreachable', 'Name or address is unclear')], default='named', max_length=12, verbose_name='petitioner')),
                ('occurrence', models.CharField(choices=[('first', 'First'), ('repeat', 'Repeat')], default='first', max_length=8, verbose_name='first or repeat')),
                ('village_group', models.CharField(blank=True, max_length=40, verbose_name='village group')),
                ('head_count', models.PositiveIntegerField(default=1, verbose_name='number of people')),
                ('demand', liuli.privacy.fields.EncryptedTextField(associated='petitions.case.demand', verbose_name='demand')),
                ('facts', liuli.privacy.fields.EncryptedTextField(associated='petitions.case.facts', null=True, verbose_name='facts and reasons')),
                ('is_urgent', models.BooleanField(default=False, verbose_name='grave and urgent')),
                ('is_simple', models.BooleanField(default=False, verbose_name='simple procedure')),
                ('status', models.CharField(choices=[('registered', 'Registered'), ('transferred', 'Transferred'), ('entrusted', 'Entrusted'), ('told_elsewhere', 'Told where to go'), ('accepted', 'Accepted'), ('handling', 'Being handled'), ('extended', 'Extended'), ('concluded', 'Concluded'), ('reviewing', 'Under review'), ('reviewed', 'Reviewed'), ('reexamining', 'Under re-examination'), ('reexamined', 'Re-examined'), ('ended', 'Ended'), ('routed', 'Sent to its legal route'), ('settled', 'Settled by agreement'), ('withdrawn', 'Withdrawn'), ('not_accepted', 'Not accepted'), ('no_longer', 'No longer accepted')], default='registered', max_length=16, verbose_name='state')),
                ('accepted_on', models.DateField(blank=True, null=True, verbose_name='accepted on')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CaseExport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose', models.CharField(max_length=200, verbose_name='what it is for')),
                ('asked_at', models.DateTimeField(verbose_name='asked at')),
                ('state', models.CharField(choices=[('asked', 'Waits for the second person'), ('approved', 'Approved'), ('declined', 'Declined')], default='asked', max_length=8, verbose_name='state')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
                ('rows', models.PositiveIntegerField(blank=True, null=True, verbose_name='number of cases')),
            ],
            options={
                'verbose_name': 'export of petitions',
                'verbose_name_plural': 'exports of petitions',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='CaseLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('acceptance', 'Notice of acceptance'), ('extension', 'Notice of extension'), ('reply', 'Reply with the opinion'), ('agreement', 'Mediation agreement')], max_length=12, verbose_name='letter')),
                ('written_on', models.DateField(verbose_name='written on')),
                ('served_on', models.DateField(blank=True, null=True, verbose_name='served on')),
                ('service', models.CharField(blank=True, choices=[('in_person', 'Handed over in person'), ('post', 'Sent by post'), ('online', 'Sent online'), ('left', 'Left at the door before witnesses'), ('posted', 'Posted in public')], max_length=12, verbose_name='how it was served')),
                ('receipt', liuli.privacy.fields.EncryptedTextField(associated='petitions.caseletter.receipt', null=True, verbose_name='receipt')),
            ],
            options={
                'verbose_name': 'letter of a petition case',
                'verbose_name_plural': 'letters of petition cases',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='CaseLog',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('upward', 'Reported upward by telephone (grave and urgent)'), ('assistance', 'Told about, or helped to apply for, social assistance'), ('agreed', 'The bodies concerned agreed who accepts'), ('superior', 'Their common superior decided who accepts'), ('conference', 'Joint conference')], max_length=12, verbose_name='what it was')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('with_whom', models.CharField(max_length=100, verbose_name='with whom')),
                ('said', liuli.privacy.fields.EncryptedTextField(associated='petitions.caselog.said', verbose_name='what came of it')),
                ('entered_at', models.DateTimeField(verbose_name='entered at')),
            ],
            options={
                'verbose_name': 'log line of a petition case',
                'verbose_name_plural': 'log of petition cases',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='CaseMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.CharField(blank=True, choices=[('registered', 'Registered'), ('transferred', 'Transferred'), ('entrusted', 'Entrusted'), ('told_elsewhere', 'Told where to go'), ('accepted', 'Accepted'), ('handling', 'Being handled'), ('extended', 'Extended'), ('concluded', 'Concluded'), ('reviewing', 'Under review'), ('reviewed', 'Reviewed'), ('reexamining', 'Under re-examination'), ('reexamined', 'Re-examined'), ('ended', 'Ended'), ('routed', 'Sent to its legal route'), ('settled', 'Settled by agreement'), ('withdrawn', 'Withdrawn'), ('not_accepted', 'Not accepted'), ('no_longer', 'No longer accepted')], max_length=16, verbose_name='state before')),
                ('after', models.CharField(choices=[('registered', 'Registered'), ('transferred', 'Transferred'), ('entrusted', 'Entrusted'), ('told_elsewhere', 'Told where to go'), ('accepted', 'Accepted'), ('handling', 'Being handled'), ('extended', 'Extended'), ('concluded', 'Concluded'), ('reviewing', 'Under review'), ('reviewed', 'Reviewed'), ('reexamining', 'Under re-examination'), ('reexamined', 'Re-examined'), ('ended', 'Ended'), ('routed', 'Sent to its legal route'), ('settled', 'Settled by agreement'), ('withdrawn', 'Withdrawn'), ('not_accepted', 'Not accepted'), ('no_longer', 'No longer accepted')], max_length=16, verbose_name='state after')),
                ('on', models.DateField(verbose_name='day')),
                ('at', models.DateTimeField(verbose_name='entered at')),
                ('reason', liuli.privacy.fields.EncryptedTextField(associated='petitions.casemove.reason', null=True, verbose_name='why')),
                ('approved_by', models.CharField(blank=True, max_length=60, verbose_name='approved by')),
            ],
            options={
                'verbose_name': 'step of a petition case',
                'verbose_name_plural': 'steps of a petition case',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='CasePhoto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('handed', 'Handed in by the petitioner'), ('visit', 'Taken on a visit'), ('paper', 'Another paper of the case')], max_length=8, verbose_name='what it shows')),
                ('added_at', models.DateTimeField(verbose_name='added at')),
            ],
            options={
                'verbose_name': 'photo of a petition case',
                'verbose_name_plural': 'photos of petition cases',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Clock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('limit', models.CharField(choices=[('PD-1', 'Register and transfer'), ('PD-2', 'Tell the petitioner (received directly)'), ('PD-3', 'Tell the petitioner (handed on)'), ('PD-4', 'Object to a transfer'), ('PD-5', 'Finish the case'), ('PD-6', 'Finish the extended case'), ('PD-7', 'The petitioner may ask for a review'), ('PD-8', 'Answer the review'), ('PD-9', 'The petitioner may ask for a re-examination'), ('PD-10', 'Answer the re-examination'), ('PD-11', 'Finish a simple case'), ('PD-11a', 'Decide whether a simple case is accepted')], max_length=8, verbose_name='limit')),
                ('started_on', models.DateField(verbose_name='started on')),
                ('days', models.PositiveSmallIntegerField(verbose_name='days')),
                ('not_counted', models.PositiveSmallIntegerField(default=0, verbose_name='days not counted')),
                ('legal_due', models.DateField(verbose_name='last day by law')),
                ('target_due', models.DateField(verbose_name='day to aim for')),
                ('is_provisional', models.BooleanField(default=False, verbose_name='calendar not published yet')),
                ('rings', models.BooleanField(default=True, verbose_name='reminds')),
                ('stopped_on', models.DateField(blank=True, null=True, verbose_name='stopped on')),
            ],
            options={
                'verbose_name': 'clock of a petition case',
                'verbose_name_plural': 'clocks of petition cases',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Entitlement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('area_mu', models.DecimalField(blank=True, decimal_places=4, max_digits=10, null=True, verbose_name='share of land (mu)')),
                ('price_yuan', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='standard (yuan a mu)')),
                ('due_yuan', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='due (yuan)')),
                ('paid_before_yuan', models.DecimalField(decimal_places=2, default=0, max_digits=14, verbose_name='paid before, by the roll (yuan)')),
                ('paid_here_yuan', models.DecimalField(decimal_places=2, default=0, max_digits=14, verbose_name='paid through the portal (yuan)')),
                ('paid_yuan', models.GeneratedField(db_persist=True, expression=django.db.models.expressions.CombinedExpression(models.F('paid_before_yuan'), '+', models.F('paid_here_yuan')), output_field=models.DecimalField(decimal_places=2, max_digits=14, verbose_name='paid (yuan)'))),
                ('unpaid_yuan', models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Greatest(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('due_yuan'), '-', models.F('paid_before_yuan')), '-', models.F('paid_here_yuan')), models.Value(0)), output_field=models.DecimalField(decimal_places=2, max_digits=14, verbose_name='unpaid (yuan)'))),
                ('overpaid_yuan', models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Greatest(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('paid_before_yuan'), '+', models.F('paid_here_yuan')), '-', models.F('due_yuan')), models.Value(0)), output_field=models.DecimalField(decimal_places=2, max_digits=14, verbose_name='paid too much (yuan)'))),
                ('seal', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, verbose_name='seal')),
            ],
            options={
                'verbose_name': 'line of a roll',
                'verbose_name_plural': 'lines of rolls',
                'ordering': ['roll_id', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='EntitlementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('area_mu', models.DecimalField(blank=True, decimal_places=4, max_digits=10, null=True, verbose_name='share of land (mu)')),
                ('price_yuan', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='standard (yuan a mu)')),
                ('due_yuan', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='due (yuan)')),
                ('paid_before_yuan', models.DecimalField(decimal_places=2, default=0, max_digits=14, verbose_name='paid before, by the roll (yuan)')),
                ('paid_here_yuan', models.DecimalField(decimal_places=2, default=0, max_digits=14, verbose_name='paid through the portal (yuan)')),
                ('seal', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, verbose_name='seal')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Evaluation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('satisfaction', models.CharField(choices=[('satisfied', 'Satisfied'), ('partly', 'Partly satisfied'), ('dissatisfied', 'Not satisfied')], max_length=12, verbose_name='satisfaction')),
                ('words', liuli.privacy.fields.EncryptedTextField(associated='petitions.evaluation.words', null=True, verbose_name='in their own words')),
            ],
            options={
                'verbose_name': 'evaluation by a petitioner',
                'verbose_name_plural': 'evaluations by petitioners',
            },
        ),
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('handler', 'Handler'), ('follower', 'Follower')], max_length=8, verbose_name='as')),
                ('given_at', models.DateTimeField(verbose_name='given at')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='taken back at')),
            ],
            options={
                'verbose_name': 'access to a petition case',
                'verbose_name_plural': 'access to petition cases',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Inspection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('address_index', liuli.privacy.fields.BlindIndexField(db_index=True, max_length=16, verbose_name='index of the network address')),
            ],
            options={
                'verbose_name': 'look at a roll',
                'verbose_name_plural': 'looks at rolls',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='InspectionCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code_index', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, unique=True, verbose_name='index of the code')),
                ('given_at', models.DateTimeField(verbose_name='handed out at')),
                ('ends_on', models.DateField(verbose_name='valid before')),
            ],
            options={
                'verbose_name': 'code to look at a roll',
                'verbose_name_plural': 'codes to look at rolls',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='InspectionCodeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code_index', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, verbose_name='index of the code')),
                ('given_at', models.DateTimeField(verbose_name='handed out at')),
                ('ends_on', models.DateField(verbose_name='valid before')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LandClaim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('matter', models.CharField(choices=[('people', 'how many people are concerned'), ('demolished', 'when houses were taken down'), ('unpaid', 'that nothing has been paid'), ('meeting', 'when the mobilisation meeting was'), ('standard', 'which standard was applied')], max_length=12, verbose_name='matter')),
                ('group_numbers', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), size=None, verbose_name='numbers of the groups')),
                ('people', models.PositiveIntegerField(blank=True, null=True, verbose_name='people, as stated')),
                ('approx', models.BooleanField(default=False, verbose_name='stated as about so many')),
                ('year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='year it speaks of')),
                ('month', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='month it speaks of')),
                ('words', models.CharField(max_length=300, verbose_name='in these words')),
                ('source', models.CharField(max_length=200, verbose_name='source')),
                ('stated_on', models.DateField(blank=True, null=True, verbose_name='stated on')),
                ('entered_on', models.DateField(verbose_name='entered on')),
                ('withdrawn_on', models.DateField(blank=True, null=True, verbose_name='withdrawn on')),
                ('withdrawn_why', models.CharField(blank=True, max_length=300, verbose_name='why it was withdrawn')),
            ],
            options={
                'verbose_name': 'claim about village groups',
                'verbose_name_plural': 'claims about village groups',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='LandClaimEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('matter', models.CharField(choices=[('people', 'how many people are concerned'), ('demolished', 'when houses were taken down'), ('unpaid', 'that nothing has been paid'), ('meeting', 'when the mobilisation meeting was'), ('standard', 'which standard was applied')], max_length=12, verbose_name='matter')),
                ('group_numbers', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), size=None, verbose_name='numbers of the groups')),
                ('people', models.PositiveIntegerField(blank=True, null=True, verbose_name='people, as stated')),
                ('approx', models.BooleanField(default=False, verbose_name='stated as about so many')),
                ('year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='year it speaks of')),
                ('month', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='month it speaks of')),
                ('words', models.CharField(max_length=300, verbose_name='in these words')),
                ('source', models.CharField(max_length=200, verbose_name='source')),
                ('stated_on', models.DateField(blank=True, null=True, verbose_name='stated on')),
                ('entered_on', models.DateField(verbose_name='entered on')),
                ('withdrawn_on', models.DateField(blank=True, null=True, verbose_name='withdrawn on')),
                ('withdrawn_why', models.CharField(blank=True, max_length=300, verbose_name='why it was withdrawn')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LandPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('plan', 'compensation and resettlement plan'), ('standard', 'document that sets a standard'), ('notice', 'public notice'), ('minutes', 'minutes of a meeting'), ('resolution', 'resolution'), ('agreement', 'agreement'), ('survey', 'survey of land or things'), ('receipt', 'proof of money received or paid'), ('opinion', 'opinion of a lawyer or a competent body'), ('other', 'other document')], max_length=12, verbose_name='kind')),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('number', models.CharField(blank=True, max_length=60, verbose_name='document number')),
                ('issued_by', models.CharField(blank=True, max_length=80, verbose_name='issued by')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='issued on')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
            ],
            options={
                'verbose_name': 'document on land compensation',
                'verbose_name_plural': 'documents on land compensation',
                'ordering': ['-issued_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='LandPaperEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('plan', 'compensation and resettlement plan'), ('standard', 'document that sets a standard'), ('notice', 'public notice'), ('minutes', 'minutes of a meeting'), ('resolution', 'resolution'), ('agreement', 'agreement'), ('survey', 'survey of land or things'), ('receipt', 'proof of money received or paid'), ('opinion', 'opinion of a lawyer or a competent body'), ('other', 'other document')], max_length=12, verbose_name='kind')),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('number', models.CharField(blank=True, max_length=60, verbose_name='document number')),
                ('issued_by', models.CharField(blank=True, max_length=80, verbose_name='issued by')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='issued on')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LandPaperPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='page')),
            ],
            options={
                'verbose_name': 'page of a document',
                'verbose_name_plural': 'pages of documents',
                'ordering': ['paper_id', 'position'],
            },
        ),
        migrations.CreateModel(
            name='LandStandard',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('regime', models.CharField(choices=[('multiplier', 'multiples of the yearly output (before 2020)'), ('zone_price', 'zone price (from 2020)')], max_length=12, verbose_name='regime')),
                ('name', models.CharField(max_length=60, verbose_name='land class or zone')),
                ('output_yuan', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='yearly output value (yuan a mu)')),
                ('land_multiple', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='multiple for the land')),
                ('resettlement_multiple', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='multiple for resettlement')),
                ('zone_price_yuan', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='zone price (yuan a mu)')),
                ('class_factor', models.DecimalField(blank=True, decimal_places=4, max_digits=6, null=True, verbose_name='land-class factor')),
                ('valid_from', models.DateField(verbose_name='valid from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid before')),
                ('source', models.CharField(max_length=200, verbose_name='source')),
            ],
            options={
                'verbose_name': 'standard of land compensation',
                'verbose_name_plural': 'standards of land compensation',
                'ordering': ['regime', 'name', '-valid_from'],
            },
        ),
        migrations.CreateModel(
            name='LandStandardEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('regime', models.CharField(choices=[('multiplier', 'multiples of the yearly output (before 2020)'), ('zone_price', 'zone price (from 2020)')], max_length=12, verbose_name='regime')),
                ('name', models.CharField(max_length=60, verbose_name='land class or zone')),
                ('output_yuan', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='yearly output value (yuan a mu)')),
                ('land_multiple', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='multiple for the land')),
                ('resettlement_multiple', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='multiple for resettlement')),
                ('zone_price_yuan', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='zone price (yuan a mu)')),
                ('class_factor', models.DecimalField(blank=True, decimal_places=4, max_digits=6, null=True, verbose_name='land-class factor')),
                ('valid_from', models.DateField(verbose_name='valid from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid before')),
                ('source', models.CharField(max_length=200, verbose_name='source')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Look',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('purpose', models.CharField(choices=[('handling', 'Handling it'), ('reception', 'Receiving the petitioner'), ('supervision', 'Supervision'), ('reviewing', 'Review'), ('transferred', 'Handed to us')], max_length=12, verbose_name='purpose')),
            ],
            options={
                'verbose_name': 'look at a petition case',
                'verbose_name_plural': 'looks at petition cases',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, verbose_name='what tells members apart')),
                ('serial', models.PositiveIntegerField(null=True, verbose_name='number in the roll')),
                ('household', models.PositiveIntegerField(blank=True, null=True, verbose_name='household')),
                ('full_name', liuli.privacy.fields.EncryptedTextField(associated='petitions.member.full_name', verbose_name='full name')),
                ('name_index', liuli.privacy.fields.BlindIndexField(db_index=True, max_length=16, verbose_name='name index')),
                ('relation', models.CharField(blank=True, max_length=20, verbose_name='relation to the head')),
                ('identity', liuli.privacy.fields.EncryptedTextField(associated='petitions.member.identity', null=True, verbose_name='identity number')),
                ('identity_tail', models.CharField(blank=True, max_length=4, verbose_name='last four of the identity number')),
                ('standing', models.CharField(choices=[('counted', 'counted'), ('excluded', 'left out')], default='counted', max_length=10, verbose_name='standing')),
                ('dispute', models.CharField(choices=[('none', 'not disputed'), ('married_out', 'married out'), ('husband_in', 'husband who moved in'), ('divorced', 'divorced or widowed'), ('newborn', 'newborn'), ('adopted', 'adopted child'), ('student', 'student away'), ('serving', 'serving in the army'), ('prisoner', 'serving a sentence'), ('moved_out', 'registration moved, no membership elsewhere'), ('empty_registration', 'registered only on paper'), ('civil_servant', 'civil servant'), ('dead', 'deceased')], default='none', max_length=20, verbose_name='dispute')),
                ('since', models.DateField(blank=True, null=True, verbose_name='member since')),
                ('until', models.DateField(blank=True, null=True, verbose_name='member until')),
                ('died_on', models.DateField(blank=True, null=True, verbose_name='died on')),
                ('basis', models.CharField(blank=True, choices=[('register', 'registered in the group when the plan was fixed'), ('birth', 'born to a member'), ('marriage', 'married into the group'), ('adoption', 'adopted by a member'), ('policy', 'settled here by a policy'), ('resolution', 'admitted by resolution'), ('ruling', 'ruling of a court or competent body'), ('other', 'other basis')], max_length=12, verbose_name='basis of the membership')),
                ('basis_note', models.CharField(blank=True, max_length=300, verbose_name='reason')),
                ('reviewed_on', models.DateField(blank=True, null=True, verbose_name='legality reviewed on')),
            ],
            options={
                'verbose_name': 'member of a village group',
                'verbose_name_plural': 'members of village groups',
                'ordering': ['group_id', 'serial', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='MemberEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('key', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, verbose_name='what tells members apart')),
                ('serial', models.PositiveIntegerField(null=True, verbose_name='number in the roll')),
                ('household', models.PositiveIntegerField(blank=True, null=True, verbose_name='household')),
                ('full_name', liuli.privacy.fields.EncryptedTextField(associated='petitions.member.full_name', verbose_name='full name')),
                ('name_index', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, verbose_name='name index')),
                ('relation', models.CharField(blank=True, max_length=20, verbose_name='relation to the head')),
                ('identity', liuli.privacy.fields.EncryptedTextField(associated='petitions.member.identity', null=True, verbose_name='identity number')),
                ('identity_tail', models.CharField(blank=True, max_length=4, verbose_name='last four of the identity number')),
                ('standing', models.CharField(choices=[('counted', 'counted'), ('excluded', 'left out')], default='counted', max_length=10, verbose_name='standing')),
                ('dispute', models.CharField(choices=[('none', 'not disputed'), ('married_out', 'married out'), ('husband_in', 'husband who moved in'), ('divorced', 'divorced or widowed'), ('newborn', 'newborn'), ('adopted', 'adopted child'), ('student', 'student away'), ('serving', 'serving in the army'), ('prisoner', 'serving a sentence'), ('moved_out', 'registration moved, no membership elsewhere'), ('empty_registration', 'registered only on paper'), ('civil_servant', 'civil servant'), ('dead', 'deceased')], default='none', max_length=20, verbose_name='dispute')),
                ('since', models.DateField(blank=True, null=True, verbose_name='member since')),
                ('until', models.DateField(blank=True, null=True, verbose_name='member until')),
                ('died_on', models.DateField(blank=True, null=True, verbose_name='died on')),
                ('basis', models.CharField(blank=True, choices=[('register', 'registered in the group when the plan was fixed'), ('birth', 'born to a member'), ('marriage', 'married into the group'), ('adoption', 'adopted by a member'), ('policy', 'settled here by a policy'), ('resolution', 'admitted by resolution'), ('ruling', 'ruling of a court or competent body'), ('other', 'other basis')], max_length=12, verbose_name='basis of the membership')),
                ('basis_note', models.CharField(blank=True, max_length=300, verbose_name='reason')),
                ('reviewed_on', models.DateField(blank=True, null=True, verbose_name='legality reviewed on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Namesake',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', liuli.privacy.fields.EncryptedTextField(associated='petitions.namesake.reason', verbose_name='how it is known that they are two')),
                ('decided_at', models.DateTimeField(verbose_name='decided at')),
            ],
            options={
                'verbose_name': 'officer with a name alike',
                'verbose_name_plural': 'officers with names alike',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Objection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('matter', models.CharField(max_length=500, verbose_name='matter')),
                ('raised_on', models.DateField(verbose_name='raised on')),
                ('conclusion', models.CharField(choices=[('open', 'open'), ('upheld', 'upheld'), ('partly', 'upheld in part'), ('rejected', 'not upheld'), ('referred', 'referred to the competent body'), ('withdrawn', 'withdrawn')], default='open', max_length=10, verbose_name='conclusion')),
                ('answer', models.CharField(blank=True, max_length=500, verbose_name='answer')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
            ],
            options={
                'verbose_name': 'objection',
                'verbose_name_plural': 'objections',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='ObjectionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('matter', models.CharField(max_length=500, verbose_name='matter')),
                ('raised_on', models.DateField(verbose_name='raised on')),
                ('conclusion', models.CharField(choices=[('open', 'open'), ('upheld', 'upheld'), ('partly', 'upheld in part'), ('rejected', 'not upheld'), ('referred', 'referred to the competent body'), ('withdrawn', 'withdrawn')], default='open', max_length=10, verbose_name='conclusion')),
                ('answer', models.CharField(blank=True, max_length=500, verbose_name='answer')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Parcel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=40, verbose_name='parcel number')),
                ('land_class', models.CharField(choices=[('arable', 'arable land'), ('garden', 'orchard or garden land'), ('forest', 'forest land'), ('water', 'ponds and ditches'), ('homestead', 'homestead land'), ('building', 'collective building land'), ('other', 'other land'), ('unknown', 'class not known')], default='unknown', max_length=10, verbose_name='land class')),
                ('area_m2', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='area (m²)')),
                ('tenure', models.CharField(blank=True, max_length=60, verbose_name='who held it')),
                ('sheet', models.CharField(blank=True, max_length=40, verbose_name='map sheet')),
            ],
            options={
                'verbose_name': 'parcel of land',
                'verbose_name_plural': 'parcels of land',
                'ordering': ['group_id', 'number'],
            },
        ),
        migrations.CreateModel(
            name='ParcelEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.CharField(max_length=40, verbose_name='parcel number')),
                ('land_class', models.CharField(choices=[('arable', 'arable land'), ('garden', 'orchard or garden land'), ('forest', 'forest land'), ('water', 'ponds and ditches'), ('homestead', 'homestead land'), ('building', 'collective building land'), ('other', 'other land'), ('unknown', 'class not known')], default='unknown', max_length=10, verbose_name='land class')),
                ('area_m2', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='area (m²)')),
                ('tenure', models.CharField(blank=True, max_length=60, verbose_name='who held it')),
                ('sheet', models.CharField(blank=True, max_length=40, verbose_name='map sheet')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Payment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount_yuan', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='amount (yuan)')),
                ('paid_on', models.DateField(verbose_name='paid on')),
                ('at', models.DateTimeField(verbose_name='entered at')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='reason')),
                ('seal', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, verbose_name='seal')),
            ],
            options={
                'verbose_name': 'payment',
                'verbose_name_plural': 'payments',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='PaymentBatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('prepared', 'waits for approval'), ('paid', 'approved and paid'), ('declined', 'declined')], default='prepared', max_length=10, verbose_name='state')),
                ('paid_on', models.DateField(verbose_name='paid on')),
                ('prepared_at', models.DateTimeField(verbose_name='prepared at')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
            ],
            options={
                'verbose_name': 'payment batch',
                'verbose_name_plural': 'payment batches',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='PaymentBatchEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('state', models.CharField(choices=[('prepared', 'waits for approval'), ('paid', 'approved and paid'), ('declined', 'declined')], default='prepared', max_length=10, verbose_name='state')),
                ('paid_on', models.DateField(verbose_name='paid on')),
                ('prepared_at', models.DateTimeField(verbose_name='prepared at')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PaymentLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount_yuan', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='amount (yuan)')),
            ],
            options={
                'verbose_name': 'line of a payment batch',
                'verbose_name_plural': 'lines of payment batches',
                'ordering': ['batch_id', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Petitioner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('came_later', models.BooleanField(default=False, verbose_name='spoke on a later visit')),
                ('full_name', liuli.privacy.fields.EncryptedTextField(associated='petitions.petitioner.full_name', verbose_name='full name')),
                ('name_index', liuli.privacy.fields.BlindIndexField(db_index=True, max_length=16, verbose_name='name index')),
                ('phone', liuli.privacy.fields.EncryptedTextField(associated='petitions.petitioner.phone', null=True, verbose_name='phone')),
                ('phone_index', liuli.privacy.fields.BlindIndexField(db_index=True, max_length=16, null=True, verbose_name='phone index')),
                ('address', liuli.privacy.fields.EncryptedTextField(associated='petitions.petitioner.address', null=True, verbose_name='address')),
            ],
            options={
                'verbose_name': 'petitioner',
                'verbose_name_plural': 'petitioners',
                'ordering': ['case_id', 'position'],
            },
        ),
        migrations.CreateModel(
            name='PetitionerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('came_later', models.BooleanField(default=False, verbose_name='spoke on a later visit')),
                ('full_name', liuli.privacy.fields.EncryptedTextField(associated='petitions.petitioner.full_name', verbose_name='full name')),
                ('name_index', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, verbose_name='name index')),
                ('phone', liuli.privacy.fields.EncryptedTextField(associated='petitions.petitioner.phone', null=True, verbose_name='phone')),
                ('phone_index', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, null=True, verbose_name='phone index')),
                ('address', liuli.privacy.fields.EncryptedTextField(associated='petitions.petitioner.address', null=True, verbose_name='address')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(max_length=80, verbose_name='where it is posted')),
                ('posted_on', models.DateField(verbose_name='posted on')),
                ('ends_on', models.DateField(verbose_name='last day of the notice')),
            ],
            options={
                'verbose_name': 'posting of a roll',
                'verbose_name_plural': 'postings of rolls',
                'ordering': ['-posted_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='PostingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('place', models.CharField(max_length=80, verbose_name='where it is posted')),
                ('posted_on', models.DateField(verbose_name='posted on')),
                ('ends_on', models.DateField(verbose_name='last day of the notice')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Promise',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_on', models.DateField(verbose_name='made on')),
                ('made_by', models.CharField(max_length=100, verbose_name='who promised')),
                ('text', liuli.privacy.fields.EncryptedTextField(associated='petitions.promise.text', verbose_name='what was promised')),
                ('due_on', models.DateField(verbose_name='by when')),
                ('state', models.CharField(choices=[('open', 'Open'), ('kept', 'Kept'), ('broken', 'Broken')], default='open', max_length=8, verbose_name='state')),
                ('settled_on', models.DateField(blank=True, null=True, verbose_name='settled on')),
                ('note', liuli.privacy.fields.EncryptedTextField(associated='petitions.promise.note', null=True, verbose_name='how it went')),
            ],
            options={
                'verbose_name': 'promise to petitioners',
                'verbose_name_plural': 'promises to petitioners',
                'ordering': ['due_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='QueryCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', liuli.privacy.fields.EncryptedTextField(associated='petitions.querycode.code', verbose_name='query code')),
                ('code_index', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, unique=True, verbose_name='index of the query code')),
            ],
            options={
                'verbose_name': 'query code',
                'verbose_name_plural': 'query codes',
            },
        ),
        migrations.CreateModel(
            name='Recusal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('village_group', models.CharField(blank=True, max_length=40, verbose_name='village group')),
                ('declared_at', models.DateTimeField(verbose_name='declared at')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='ended at')),
            ],
            options={
                'verbose_name': 'recusal',
                'verbose_name_plural': 'recusals',
            },
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('request', liuli.privacy.fields.EncryptedTextField(associated='petitions.reply.request', verbose_name='request')),
                ('reasons', liuli.privacy.fields.EncryptedTextField(associated='petitions.reply.reasons', verbose_name='facts and reasons')),
                ('opinion', liuli.privacy.fields.EncryptedTextField(associated='petitions.reply.opinion', verbose_name='opinion')),
                ('legal_basis', models.CharField(max_length=500, verbose_name='legal basis')),
                ('review_days', models.PositiveSmallIntegerField(verbose_name='days to ask for a review')),
                ('issued_on', models.DateField(verbose_name='issued on')),
                ('served_on', models.DateField(blank=True, null=True, verbose_name='served on')),
                ('receipt', models.CharField(blank=True, max_length=100, verbose_name='how it was served')),
            ],
            options={
                'verbose_name': 'reply to a petition',
                'verbose_name_plural': 'replies to petitions',
            },
        ),
        migrations.CreateModel(
            name='Representative',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
            ],
            options={
                'verbose_name': 'representative',
                'verbose_name_plural': 'representatives',
                'ordering': ['visit_id', 'position'],
            },
        ),
        migrations.CreateModel(
            name='Reversal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=300, verbose_name='reason')),
                ('state', models.CharField(choices=[('asked', 'waits for a second person'), ('done', 'taken back'), ('declined', 'declined')], default='asked', max_length=10, verbose_name='state')),
                ('asked_at', models.DateTimeField(verbose_name='asked at')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
            ],
            options={
                'verbose_name': 'payment to take back',
                'verbose_name_plural': 'payments to take back',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='ReversalEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('reason', models.CharField(max_length=300, verbose_name='reason')),
                ('state', models.CharField(choices=[('asked', 'waits for a second person'), ('done', 'taken back'), ('declined', 'declined')], default='asked', max_length=10, verbose_name='state')),
                ('asked_at', models.DateTimeField(verbose_name='asked at')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Roll',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('as_of', models.DateField(blank=True, null=True, verbose_name='as of')),
                ('state', models.CharField(choices=[('entered', 'waits for approval'), ('approved', 'approved'), ('void', 'void')], default='entered', max_length=10, verbose_name='state')),
                ('made_at', models.DateTimeField(verbose_name='entered at')),
                ('distributable_yuan', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='can be distributed (yuan)')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
            ],
            options={
                'verbose_name': 'payee roll',
                'verbose_name_plural': 'payee rolls',
                'ordering': ['group_id', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='RollEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('as_of', models.DateField(blank=True, null=True, verbose_name='as of')),
                ('state', models.CharField(choices=[('entered', 'waits for approval'), ('approved', 'approved'), ('void', 'void')], default='entered', max_length=10, verbose_name='state')),
                ('made_at', models.DateTimeField(verbose_name='entered at')),
                ('distributable_yuan', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='can be distributed (yuan)')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Scheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('regime', models.CharField(blank=True, choices=[('multiplier', 'multiples of the yearly output (before 2020)'), ('zone_price', 'zone price (from 2020)')], max_length=12, verbose_name='regime')),
                ('price_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='year of the prices')),
                ('mobilised_on', models.DateField(blank=True, null=True, verbose_name='mobilisation meeting on')),
                ('people', models.PositiveIntegerField(blank=True, null=True, verbose_name='people concerned')),
                ('resettled', models.PositiveIntegerField(blank=True, null=True, verbose_name='people to resettle')),
                ('people_before', models.PositiveIntegerField(blank=True, null=True, verbose_name='people before the taking')),
                ('arable_before_mu', models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True, verbose_name='arable land before the taking (mu)')),
                ('retained_yuan', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='retained by the collective (yuan)')),
            ],
            options={
                'verbose_name': 'compensation plan of a group',
                'verbose_name_plural': 'compensation plans of groups',
                'ordering': ['group_id'],
            },
        ),
        migrations.CreateModel(
            name='SchemeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('regime', models.CharField(blank=True, choices=[('multiplier', 'multiples of the yearly output (before 2020)'), ('zone_price', 'zone price (from 2020)')], max_length=12, verbose_name='regime')),
                ('price_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='year of the prices')),
                ('mobilised_on', models.DateField(blank=True, null=True, verbose_name='mobilisation meeting on')),
                ('people', models.PositiveIntegerField(blank=True, null=True, verbose_name='people concerned')),
                ('resettled', models.PositiveIntegerField(blank=True, null=True, verbose_name='people to resettle')),
                ('people_before', models.PositiveIntegerField(blank=True, null=True, verbose_name='people before the taking')),
                ('arable_before_mu', models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True, verbose_name='arable land before the taking (mu)')),
                ('retained_yuan', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='retained by the collective (yuan)')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SchemeItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('component', models.CharField(choices=[('land', 'land compensation'), ('resettlement', 'resettlement subsidy'), ('crops', 'young crops'), ('attachments', 'things standing on the land'), ('housing', 'housing (m² a person)'), ('transition', 'transition allowance'), ('insurance', 'social insurance'), ('reward', 'rewards')], max_length=12, verbose_name='component')),
                ('promised', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='promised')),
                ('received', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='received')),
                ('received_on', models.DateField(blank=True, null=True, verbose_name='received on')),
            ],
            options={
                'verbose_name': 'component of a compensation plan',
                'verbose_name_plural': 'components of compensation plans',
                'ordering': ['scheme_id', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SchemeItemEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('component', models.CharField(choices=[('land', 'land compensation'), ('resettlement', 'resettlement subsidy'), ('crops', 'young crops'), ('attachments', 'things standing on the land'), ('housing', 'housing (m² a person)'), ('transition', 'transition allowance'), ('insurance', 'social insurance'), ('reward', 'rewards')], max_length=12, verbose_name='component')),
                ('promised', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='promised')),
                ('received', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='received')),
                ('received_on', models.DateField(blank=True, null=True, verbose_name='received on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Settlement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agreed_on', models.DateField(verbose_name='agreed on')),
                ('other_party', liuli.privacy.fields.EncryptedTextField(associated='petitions.settlement.other_party', verbose_name='other party')),
                ('terms', liuli.privacy.fields.EncryptedTextField(associated='petitions.settlement.terms', verbose_name='terms')),
                ('petitioner_consents', models.BooleanField(verbose_name='the petitioner consents')),
                ('other_consents', models.BooleanField(verbose_name='the other party consents')),
            ],
            options={
                'verbose_name': 'mediation agreement',
                'verbose_name_plural': 'mediation agreements',
            },
        ),
        migrations.CreateModel(
            name='Split',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=100, verbose_name='title')),
                ('total_yuan', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='to be split (yuan)')),
                ('measure', models.CharField(choices=[('equal', 'in equal shares'), ('area', 'by share of land')], default='equal', max_length=8, verbose_name='split by')),
                ('body', models.CharField(choices=[('group_meeting', 'villager group meeting'), ('village_assembly', "villagers' meeting"), ('members_assembly', "assembly of the collective's members"), ('delegates', 'assembly of delegates')], max_length=20, verbose_name='who decides')),
                ('state', models.CharField(choices=[('prepared', 'in preparation'), ('adopted', 'adopted'), ('dropped', 'dropped')], default='prepared', max_length=10, verbose_name='state')),
                ('met_on', models.DateField(blank=True, null=True, verbose_name='meeting held on')),
                ('notice_on', models.DateField(blank=True, null=True, verbose_name='notice given on')),
                ('adults', models.PositiveIntegerField(blank=True, null=True, verbose_name='adults or members')),
                ('adults_present', models.PositiveIntegerField(blank=True, null=True, verbose_name='of them present')),
                ('households', models.PositiveIntegerField(blank=True, null=True, verbose_name='households')),
                ('households_present', models.PositiveIntegerField(blank=True, null=True, verbose_name='households represented')),
                ('present', models.PositiveIntegerField(blank=True, null=True, verbose_name='present and voting')),
                ('agreed', models.PositiveIntegerField(blank=True, null=True, verbose_name='in favour')),
                ('made_at', models.DateTimeField(verbose_name='entered at')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
            ],
            options={
                'verbose_name': 'split of compensation',
                'verbose_name_plural': 'splits of compensation',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='SplitEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=100, verbose_name='title')),
                ('total_yuan', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='to be split (yuan)')),
                ('measure', models.CharField(choices=[('equal', 'in equal shares'), ('area', 'by share of land')], default='equal', max_length=8, verbose_name='split by')),
                ('body', models.CharField(choices=[('group_meeting', 'villager group meeting'), ('village_assembly', "villagers' meeting"), ('members_assembly', "assembly of the collective's members"), ('delegates', 'assembly of delegates')], max_length=20, verbose_name='who decides')),
                ('state', models.CharField(choices=[('prepared', 'in preparation'), ('adopted', 'adopted'), ('dropped', 'dropped')], default='prepared', max_length=10, verbose_name='state')),
                ('met_on', models.DateField(blank=True, null=True, verbose_name='meeting held on')),
                ('notice_on', models.DateField(blank=True, null=True, verbose_name='notice given on')),
                ('adults', models.PositiveIntegerField(blank=True, null=True, verbose_name='adults or members')),
                ('adults_present', models.PositiveIntegerField(blank=True, null=True, verbose_name='of them present')),
                ('households', models.PositiveIntegerField(blank=True, null=True, verbose_name='households')),
                ('households_present', models.PositiveIntegerField(blank=True, null=True, verbose_name='households represented')),
                ('present', models.PositiveIntegerField(blank=True, null=True, verbose_name='present and voting')),
                ('agreed', models.PositiveIntegerField(blank=True, null=True, verbose_name='in favour')),
                ('made_at', models.DateTimeField(verbose_name='entered at')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='VillageGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number of the group')),
                ('village', models.CharField(blank=True, max_length=40, verbose_name='former village')),
                ('plan_fixed_on', models.DateField(blank=True, null=True, verbose_name='compensation plan fixed on')),
            ],
            options={
                'verbose_name': 'village group',
                'verbose_name_plural': 'village groups',
                'ordering': ['unit_id', 'number'],
            },
        ),
        migrations.CreateModel(
            name='VillageGroupEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveSmallIntegerField(verbose_name='number of the group')),
                ('village', models.CharField(blank=True, max_length=40, verbose_name='former village')),
                ('plan_fixed_on', models.DateField(blank=True, null=True, verbose_name='compensation plan fixed on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('place', models.CharField(max_length=100, verbose_name='place')),
                ('head_count', models.PositiveIntegerField(verbose_name='number of people')),
                ('received_by', models.CharField(max_length=100, verbose_name='who received them')),
                ('demands', liuli.privacy.fields.EncryptedTextField(associated='petitions.visit.demands', verbose_name='demands')),
                ('said', liuli.privacy.fields.EncryptedTextField(associated='petitions.visit.said', null=True, verbose_name='what was said')),
                ('entered_at', models.DateTimeField(verbose_name='entered at')),
            ],
            options={
                'verbose_name': 'visit of petitioners',
                'verbose_name_plural': 'visits of petitioners',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='WrongCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('address_index', liuli.privacy.fields.BlindIndexField(db_index=True, max_length=16, verbose_name='index of the network address')),
                ('code_index', liuli.privacy.fields.BlindIndexField(db_index=True, max_length=16, verbose_name='index of the query code')),
            ],
            options={
                'verbose_name': 'wrong query code',
                'verbose_name_plural': 'wrong query codes',
            },
        ),
        migrations.CreateModel(
            name='Accusation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=40, unique=True, verbose_name='number')),
                ('received_on', models.DateField(verbose_name='received on')),
                ('channel', models.CharField(choices=[('web', 'Online'), ('letter', 'Letter'), ('phone', 'Telephone'), ('fax', 'Fax'), ('visit', 'Visit')], max_length=8, verbose_name='channel')),
                ('taken_at', models.DateTimeField(verbose_name='entered at')),
                ('words', liuli.privacy.fields.EncryptedTextField(associated='petitions.accusation.words', null=True, verbose_name='what was said')),
                ('handed_to', models.CharField(blank=True, max_length=100, verbose_name='handed to')),
                ('handed_on', models.DateField(blank=True, null=True, verbose_name='handed on the day')),
                ('confirmed_on', models.DateField(blank=True, null=True, verbose_name='confirmed on')),
                ('receipt', models.CharField(blank=True, max_length=60, verbose_name='number of the receipt')),
                ('kept_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='passed on to')),
                ('taken_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken by')),
            ],
            options={
                'verbose_name': 'accusation',
                'verbose_name_plural': 'accusations',
                'ordering': ['-received_on', '-pk'],
            },
        ),
        migrations.AddField(
            model_name='accusation',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='accusationcounter',
            name='community',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='accusationhandover',
            name='accusation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handovers', to='petitions.accusation', verbose_name='accusation'),
        ),
        migrations.AddField(
            model_name='accusationhandover',
            name='asked_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by'),
        ),
        migrations.AddField(
            model_name='accusationhandover',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='accusationhandover',
            name='left_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kept until then by'),
        ),
        migrations.AddField(
            model_name='accusationhandover',
            name='to',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='passed on to'),
        ),
        migrations.AddField(
            model_name='body',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='case',
            name='body',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='petitions.body', verbose_name='body that decides'),
        ),
        migrations.AddField(
            model_name='case',
            name='first_case',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='repeats', to='petitions.case', verbose_name='repeats'),
        ),
        migrations.AddField(
            model_name='case',
            name='previous_case',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sequels', to='petitions.case', verbose_name='new facts after'),
        ),
        migrations.AddField(
            model_name='case',
            name='registered_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='registered by'),
        ),
        migrations.AddField(
            model_name='case',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='casecounter',
            name='community',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='caseevent',
            name='body',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.body', verbose_name='body that decides'),
        ),
        migrations.AddField(
            model_name='caseevent',
            name='first_case',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.case', verbose_name='repeats'),
        ),
        migrations.AddField(
            model_name='caseevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='caseevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='petitions.case'),
        ),
        migrations.AddField(
            model_name='caseevent',
            name='previous_case',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.case', verbose_name='new facts after'),
        ),
        migrations.AddField(
            model_name='caseevent',
            name='registered_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='registered by'),
        ),
        migrations.AddField(
            model_name='caseevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='caseexport',
            name='asked_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by'),
        ),
        migrations.AddField(
            model_name='caseexport',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='caseexport',
            name='file',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attachments.sealedfile', verbose_name='file'),
        ),
        migrations.AddField(
            model_name='caseexport',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='caseletter',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='petitions.case', verbose_name='petition case'),
        ),
        migrations.AddField(
            model_name='caseletter',
            name='file',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attachments.sealedfile', verbose_name='file'),
        ),
        migrations.AddField(
            model_name='caseletter',
            name='receipt_photo',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attachments.sealedfile', verbose_name='photo of the receipt'),
        ),
        migrations.AddField(
            model_name='caseletter',
            name='served_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='service entered by'),
        ),
        migrations.AddField(
            model_name='caseletter',
            name='written_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='caselog',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='caselog',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='log', to='petitions.case', verbose_name='petition case'),
        ),
        migrations.AddField(
            model_name='casemove',
            name='body',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='petitions.body', verbose_name='body'),
        ),
        migrations.AddField(
            model_name='casemove',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='casemove',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='petitions.case', verbose_name='petition case'),
        ),
        migrations.AddField(
            model_name='casephoto',
            name='added_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='added by'),
        ),
        migrations.AddField(
            model_name='casephoto',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='petitions.case', verbose_name='petition case'),
        ),
        migrations.AddField(
            model_name='casephoto',
            name='file',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attachments.sealedfile', verbose_name='file'),
        ),
        migrations.AddField(
            model_name='clock',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clocks', to='petitions.case', verbose_name='petition case'),
        ),
        migrations.AddField(
            model_name='entitlementevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='entitlementevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='petitions.entitlement'),
        ),
        migrations.AddField(
            model_name='evaluation',
            name='case',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='evaluation', to='petitions.case', verbose_name='petition case'),
        ),
        migrations.AddField(
            model_name='grant',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='petitions.case', verbose_name='petition case'),
        ),
        migrations.AddField(
            model_name='grant',
            name='given_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='given by'),
        ),
        migrations.AddField(
            model_name='grant',
            name='revoked_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken back by'),
        ),
        migrations.AddField(
            model_name='grant',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='person'),
        ),
        migrations.AddField(
            model_name='inspectioncode',
            name='given_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='handed out by'),
        ),
        migrations.AddField(
            model_name='inspectioncodeevent',
            name='given_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='handed out by'),
        ),
        migrations.AddField(
            model_name='inspectioncodeevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='inspectioncodeevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='petitions.inspectioncode'),
        ),
        migrations.AddField(
            model_name='landclaim',
            name='entered_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='landclaim',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='landclaimevent',
            name='entered_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='landclaimevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='landclaimevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='petitions.landclaim'),
        ),
        migrations.AddField(
            model_name='landclaimevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='landpaper',
            name='entered_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='landpaper',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='landpaperevent',
            name='entered_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='landpaperevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='landpaperevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='petitions.landpaper'),
        ),
        migrations.AddField(
            model_name='landpaperevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='landpaperpage',
            name='file',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attachments.file', verbose_name='photo'),
        ),
        migrations.AddField(
            model_name='landpaperpage',
            name='paper',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pages', to='petitions.landpaper', verbose_name='document on land compensation'),
        ),
        migrations.AddField(
            model_name='landstandard',
            name='paper',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='petitions.landpaper', verbose_name='document behind it'),
        ),
        migrations.AddField(
            model_name='landstandard',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='landstandardevent',
            name='paper',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.landpaper', verbose_name='document behind it'),
        ),
        migrations.AddField(
            model_name='landstandardevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='landstandardevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='petitions.landstandard'),
        ),
        migrations.AddField(
            model_name='landstandardevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='look',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='look',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='looks', to='petitions.case', verbose_name='petition case'),
        ),
        migrations.AddField(
            model_name='member',
            name='basis_paper',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='petitions.landpaper', verbose_name='document behind it'),
        ),
        migrations.AddField(
            model_name='member',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='member',
            name='review_paper',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='petitions.landpaper', verbose_name='opinion on the legality'),
        ),
        migrations.AddField(
            model_name='inspectioncodeevent',
            name='member',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.member', verbose_name='member'),
        ),
        migrations.AddField(
            model_name='inspectioncode',
            name='member',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inspection_codes', to='petitions.member', verbose_name='member'),
        ),
        migrations.AddField(
            model_name='inspection',
            name='member',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='inspections', to='petitions.member', verbose_name='member'),
        ),
        migrations.AddField(
            model_name='entitlementevent',
            name='member',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.member', verbose_name='member'),
        ),
        migrations.AddField(
            model_name='entitlement',
            name='member',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='petitions.member', verbose_name='member'),
        ),
        migrations.AddField(
            model_name='memberevent',
            name='basis_paper',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.landpaper', verbose_name='document behind it'),
        ),
        migrations.AddField(
            model_name='memberevent',
            name='person',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='memberevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='memberevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='petitions.member'),
        ),
        migrations.AddField(
            model_name='memberevent',
            name='review_paper',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.landpaper', verbose_name='opinion on the legality'),
        ),
        migrations.AddField(
            model_name='namesake',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='namesakes', to='petitions.case', verbose_name='petition case'),
        ),
        migrations.AddField(
            model_name='namesake',
            name='decided_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='namesake',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='officer of the same name'),
        ),
        migrations.AddField(
            model_name='objection',
            name='answered_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by'),
        ),
        migrations.AddField(
            model_name='objection',
            name='entered_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='objection',
            name='member',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='objections', to='petitions.member', verbose_name='member'),
        ),
        migrations.AddField(
            model_name='objectionevent',
            name='answered_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by'),
        ),
        migrations.AddField(
            model_name='objectionevent',
            name='entered_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='objectionevent',
            name='member',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.member', verbose_name='member'),
        ),
        migrations.AddField(
            model_name='objectionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='objectionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='petitions.objection'),
        ),
        migrations.AddField(
            model_name='parcel',
            name='paper',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='petitions.landpaper', verbose_name='document behind it'),
        ),
        migrations.AddField(
            model_name='parcelevent',
            name='paper',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.landpaper', verbose_name='document behind it'),
        ),
        migrations.AddField(
            model_name='parcelevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='parcelevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='petitions.parcel'),
        ),
        migrations.AddField(
            model_name='payment',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='released by'),
        ),
        migrations.AddField(
            model_name='payment',
            name='entitlement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='petitions.entitlement', verbose_name='line of a roll'),
        ),
        migrations.AddField(
            model_name='payment',
            name='reverses',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversed_by', to='petitions.payment', verbose_name='takes back'),
        ),
        migrations.AddField(
            model_name='paymentbatch',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='paymentbatch',
            name='prepared_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='prepared by'),
        ),
        migrations.AddField(
            model_name='payment',
            name='batch',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='petitions.paymentbatch', verbose_name='payment batch'),
        ),
        migrations.AddField(
            model_name='paymentbatchevent',
            name='decided_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='paymentbatchevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='paymentbatchevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='petitions.paymentbatch'),
        ),
        migrations.AddField(
            model_name='paymentbatchevent',
            name='prepared_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='prepared by'),
        ),
        migrations.AddField(
            model_name='paymentline',
            name='batch',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='petitions.paymentbatch', verbose_name='payment batch'),
        ),
        migrations.AddField(
            model_name='paymentline',
            name='entitlement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='petitions.entitlement', verbose_name='line of a roll'),
        ),
        migrations.AddField(
            model_name='petitioner',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='petitioners', to='petitions.case', verbose_name='petition case'),
        ),
        migrations.AddField(
            model_name='petitioner',
            name='resident',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='petitionerevent',
            name='case',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.case', verbose_name='petition case'),
        ),
        migrations.AddField(
            model_name='petitionerevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='petitionerevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='petitions.petitioner'),
        ),
        migrations.AddField(
            model_name='petitionerevent',
            name='resident',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='posting',
            name='posted_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='posted by'),
        ),
        migrations.AddField(
            model_name='postingevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='postingevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='petitions.posting'),
        ),
        migrations.AddField(
            model_name='postingevent',
            name='posted_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='posted by'),
        ),
        migrations.AddField(
            model_name='promise',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='promises', to='petitions.case', verbose_name='petition case'),
        ),
        migrations.AddField(
            model_name='promise',
            name='settled_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='settled by'),
        ),
        migrations.AddField(
            model_name='querycode',
            name='case',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='query_code', to='petitions.case', verbose_name='petition case'),
        ),
        migrations.AddField(
            model_name='recusal',
            name='case',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='recusals', to='petitions.case', verbose_name='petition case'),
        ),
        migrations.AddField(
            model_name='recusal',
            name='declared_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='declared by'),
        ),
        migrations.AddField(
            model_name='recusal',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='recusal',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='person'),
        ),
        migrations.AddField(
            model_name='reply',
            name='body',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='petitions.body', verbose_name='body'),
        ),
        migrations.AddField(
            model_name='reply',
            name='case',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reply', to='petitions.case', verbose_name='petition case'),
        ),
        migrations.AddField(
            model_name='reply',
            name='review_body',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='petitions.body', verbose_name='body that reviews'),
        ),
        migrations.AddField(
            model_name='representative',
            name='petitioner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='petitions.petitioner', verbose_name='petitioner'),
        ),
        migrations.AddField(
            model_name='reversal',
            name='asked_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by'),
        ),
        migrations.AddField(
            model_name='reversal',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='reversal',
            name='payment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reversals', to='petitions.payment', verbose_name='payment'),
        ),
        migrations.AddField(
            model_name='reversalevent',
            name='asked_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by'),
        ),
        migrations.AddField(
            model_name='reversalevent',
            name='decided_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='reversalevent',
            name='payment',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.payment', verbose_name='payment'),
        ),
        migrations.AddField(
            model_name='reversalevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='reversalevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='petitions.reversal'),
        ),
        migrations.AddField(
            model_name='roll',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='roll',
            name='made_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='postingevent',
            name='roll',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.roll', verbose_name='payee roll'),
        ),
        migrations.AddField(
            model_name='posting',
            name='roll',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='petitions.roll', verbose_name='payee roll'),
        ),
        migrations.AddField(
            model_name='paymentbatchevent',
            name='roll',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.roll', verbose_name='payee roll'),
        ),
        migrations.AddField(
            model_name='paymentbatch',
            name='roll',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='batches', to='petitions.roll', verbose_name='payee roll'),
        ),
        migrations.AddField(
            model_name='objectionevent',
            name='roll',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.roll', verbose_name='payee roll'),
        ),
        migrations.AddField(
            model_name='objection',
            name='roll',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='objections', to='petitions.roll', verbose_name='payee roll'),
        ),
        migrations.AddField(
            model_name='entitlementevent',
            name='roll',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.roll', verbose_name='payee roll'),
        ),
        migrations.AddField(
            model_name='entitlement',
            name='roll',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='petitions.roll', verbose_name='payee roll'),
        ),
        migrations.AddField(
            model_name='rollevent',
            name='decided_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='rollevent',
            name='made_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='rollevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='rollevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='petitions.roll'),
        ),
        migrations.AddField(
            model_name='scheme',
            name='paper',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='petitions.landpaper', verbose_name='the plan itself'),
        ),
        migrations.AddField(
            model_name='scheme',
            name='retained_paper',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='petitions.landpaper', verbose_name='resolution on the retained part'),
        ),
        migrations.AddField(
            model_name='scheme',
            name='standard',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='petitions.landstandard', verbose_name='standard applied'),
        ),
        migrations.AddField(
            model_name='schemeevent',
            name='paper',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.landpaper', verbose_name='the plan itself'),
        ),
        migrations.AddField(
            model_name='schemeevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='schemeevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='petitions.scheme'),
        ),
        migrations.AddField(
            model_name='schemeevent',
            name='retained_paper',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.landpaper', verbose_name='resolution on the retained part'),
        ),
        migrations.AddField(
            model_name='schemeevent',
            name='standard',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.landstandard', verbose_name='standard applied'),
        ),
        migrations.AddField(
            model_name='schemeitem',
            name='paper',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='petitions.landpaper', verbose_name='document behind it'),
        ),
        migrations.AddField(
            model_name='schemeitem',
            name='scheme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='petitions.scheme', verbose_name='compensation plan of a group'),
        ),
        migrations.AddField(
            model_name='schemeitemevent',
            name='paper',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.landpaper', verbose_name='document behind it'),
        ),
        migrations.AddField(
            model_name='schemeitemevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='schemeitemevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='petitions.schemeitem'),
        ),
        migrations.AddField(
            model_name='schemeitemevent',
            name='scheme',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.scheme', verbose_name='compensation plan of a group'),
        ),
        migrations.AddField(
            model_name='settlement',
            name='case',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='settlement', to='petitions.case', verbose_name='petition case'),
        ),
        migrations.AddField(
            model_name='split',
            name='area_roll',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='petitions.roll', verbose_name='roll with the shares of land'),
        ),
        migrations.AddField(
            model_name='split',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='split',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='split',
            name='minutes',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='petitions.landpaper', verbose_name='minutes or resolution'),
        ),
        migrations.AddField(
            model_name='split',
            name='opinion',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='petitions.landpaper', verbose_name='opinion of a lawyer or a competent body'),
        ),
        migrations.AddField(
            model_name='split',
            name='roll',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='split', to='petitions.roll', verbose_name='payee roll'),
        ),
        migrations.AddField(
            model_name='split',
            name='vote',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.vote', verbose_name='vote'),
        ),
        migrations.AddField(
            model_name='splitevent',
            name='area_roll',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.roll', verbose_name='roll with the shares of land'),
        ),
        migrations.AddField(
            model_name='splitevent',
            name='decided_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='splitevent',
            name='made_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='splitevent',
            name='minutes',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.landpaper', verbose_name='minutes or resolution'),
        ),
        migrations.AddField(
            model_name='splitevent',
            name='opinion',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.landpaper', verbose_name='opinion of a lawyer or a competent body'),
        ),
        migrations.AddField(
            model_name='splitevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='splitevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='petitions.split'),
        ),
        migrations.AddField(
            model_name='splitevent',
            name='roll',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.roll', verbose_name='payee roll'),
        ),
        migrations.AddField(
            model_name='splitevent',
            name='vote',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.vote', verbose_name='vote'),
        ),
        migrations.AddField(
            model_name='villagegroup',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='splitevent',
            name='group',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.villagegroup', verbose_name='village group'),
        ),
        migrations.AddField(
            model_name='split',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='splits', to='petitions.villagegroup', verbose_name='village group'),
        ),
        migrations.AddField(
            model_name='schemeevent',
            name='group',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.villagegroup', verbose_name='village group'),
        ),
        migrations.AddField(
            model_name='scheme',
            name='group',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='scheme', to='petitions.villagegroup', verbose_name='village group'),
        ),
        migrations.AddField(
            model_name='rollevent',
            name='group',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.villagegroup', verbose_name='village group'),
        ),
        migrations.AddField(
            model_name='roll',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rolls', to='petitions.villagegroup', verbose_name='village group'),
        ),
        migrations.AddField(
            model_name='parcelevent',
            name='group',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.villagegroup', verbose_name='village group'),
        ),
        migrations.AddField(
            model_name='parcel',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parcels', to='petitions.villagegroup', verbose_name='village group'),
        ),
        migrations.AddField(
            model_name='memberevent',
            name='group',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='petitions.villagegroup', verbose_name='village group'),
        ),
        migrations.AddField(
            model_name='member',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='petitions.villagegroup', verbose_name='village group'),
        ),
        migrations.AddField(
            model_name='villagegroupevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='villagegroupevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='petitions.villagegroup'),
        ),
        migrations.AddField(
            model_name='villagegroupevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='visit',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='petitions.case', verbose_name='petition case'),
        ),
        migrations.AddField(
            model_name='visit',
            name='entered_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='representative',
            name='visit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='representatives', to='petitions.visit', verbose_name='visit of petitioners'),
        ),
        migrations.AddField(
            model_name='promise',
            name='visit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='promises', to='petitions.visit', verbose_name='visit of petitioners'),
        ),
        migrations.AddField(
            model_name='casephoto',
            name='visit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='petitions.visit', verbose_name='visit of petitioners'),
        ),
        migrations.AddIndex(
            model_name='wrongcode',
            index=models.Index(fields=['at'], name='petitions_w_at_0c11da_idx'),
        ),
        migrations.AddConstraint(
            model_name='accusation',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ['web', 'letter', 'phone', 'fax', 'visit'])), name='accusation_channel_known'),
        ),
        migrations.AddConstraint(
            model_name='accusation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('confirmed_on__isnull', True), ('words__isnull', False)), models.Q(('confirmed_on__isnull', False), ('words__isnull', True)), _connector='OR'), name='accusation_words_until_confirmed'),
        ),
        migrations.AddConstraint(
            model_name='accusation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('handed_on__isnull', True), ('handed_to', '')), models.Q(('handed_on__gte', models.F('received_on')), ('handed_on__isnull', False), models.Q(('handed_to', ''), _negated=True)), _connector='OR'), name='accusation_handed_all_or_nothing'),
        ),
        migrations.AddConstraint(
            model_name='accusation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('confirmed_on__isnull', True), ('receipt', '')), models.Q(('confirmed_on__gte', models.F('handed_on')), ('handed_on__isnull', False), models.Q(('receipt', ''), _negated=True)), _connector='OR'), name='accusation_confirmed_after_handed', violation_error_message='It was confirmed before it was handed on.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accusation',
            trigger=pgtrigger.compiler.Trigger(name='accusation_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='ee506c3d1f1de4d839f91a47557b914af2b95b58', operation='DELETE', pgid='pgtrigger_accusation_is_kept_7e110', table='petitions_accusation', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accusation',
            trigger=pgtrigger.compiler.Trigger(name='accusation_facts_stay', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."received_on" IS DISTINCT FROM (NEW."received_on") OR OLD."taken_at" IS DISTINCT FROM (NEW."taken_at") OR OLD."taken_by_id" IS DISTINCT FROM (NEW."taken_by_id") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='a95add318dfb02d7031b3b49ff5326ef8d015c95', operation='UPDATE', pgid='pgtrigger_accusation_facts_stay_3cdf0', table='petitions_accusation', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accusation',
            trigger=pgtrigger.compiler.Trigger(name='accusation_passed_on_by_two', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.kept_by_id IS NOT NULL AND NOT EXISTS (\n        SELECT 1 FROM petitions_accusationhandover handover\n        WHERE handover.accusation_id = NEW.id AND handover.state = 'done'\n          AND handover.to_id = NEW.kept_by_id\n    ) THEN\n        RAISE EXCEPTION 'an accusation is passed on by two people'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'accusation_passed_on_by_two';\n    END IF;\n    RETURN NEW;\n", hash='098a17639b087c6a9ae819e52ee06df0c30b77cf', operation='INSERT OR UPDATE OF "kept_by_id"', pgid='pgtrigger_accusation_passed_on_by_two_86454', table='petitions_accusation', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accusation',
            trigger=pgtrigger.compiler.Trigger(name='accusation_confirmed_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."confirmed_on" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='c72cfcf09dec98007bc45a5d8fca756692d23ffb', operation='UPDATE', pgid='pgtrigger_accusation_confirmed_stays_b92e7', table='petitions_accusation', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='accusationcounter',
            constraint=models.UniqueConstraint(fields=('community', 'on'), name='accusationcounter_once_a_day'),
        ),
        migrations.AddConstraint(
            model_name='accusationhandover',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'done', 'declined'])), name='accusationhandover_state_known'),
        ),
        migrations.AddConstraint(
            model_name='accusationhandover',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='accusationhandover_says_why'),
        ),
        migrations.AddConstraint(
            model_name='accusationhandover',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('to', models.F('asked_by')), _negated=True), models.Q(('to', models.F('left_by')), _negated=True)), name='accusationhandover_to_another', violation_error_message='Nobody passes it on to themselves.'),
        ),
        migrations.AddConstraint(
            model_name='accusationhandover',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'asked')), models.Q(models.Q(('state', 'asked'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False), models.Q(('decided_by', models.F('asked_by')), _negated=True)), _connector='OR'), name='accusationhandover_second_person', violation_error_message='Another person has to decide.'),
        ),
        migrations.AddConstraint(
            model_name='accusationhandover',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('accusation',), name='accusationhandover_one_at_a_time', violation_error_message='It waits for the second person already.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accusationhandover',
            trigger=pgtrigger.compiler.Trigger(name='accusationhandover_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{asked:declined,asked:done}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='d2affafc43ac8c7d574e16794b22caabdca22fbc', operation='UPDATE', pgid='pgtrigger_accusationhandover_moves_by_its_table_f8e2b', table='petitions_accusationhandover', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accusationhandover',
            trigger=pgtrigger.compiler.Trigger(name='accusationhandover_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='da868c2de21b079df3ae06656b5b949d2cb3fd29', operation='DELETE', pgid='pgtrigger_accusationhandover_is_kept_177ce', table='petitions_accusationhandover', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accusationhandover',
            trigger=pgtrigger.compiler.Trigger(name='accusationhandover_words_stay', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."accusation_id" IS DISTINCT FROM (NEW."accusation_id") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."left_by_id" IS DISTINCT FROM (NEW."left_by_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."to_id" IS DISTINCT FROM (NEW."to_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='0c6895c64352ccd930c40fa12149e8745c4f6b34', operation='UPDATE', pgid='pgtrigger_accusationhandover_words_stay_67d08', table='petitions_accusationhandover', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['unit', 'status'], name='petitions_c_unit_id_eb3223_idx'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['received_on'], name='petitions_c_receive_042a36_idx'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ['web', 'letter', 'phone', 'fax', 'visit'])), name='case_channel_known'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('origin__in', ['bureau', 'direct', 'handed_on'])), name='case_origin_known'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['suggestion', 'claim'])), name='case_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('legal_route__in', ['', 'court', 'reconsideration', 'arbitration', 'party_appeal', 'ruling', 'duty'])), name='case_route_known'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('legal_route', ''), ('kind', 'claim'), _connector='OR'), name='case_only_claims_have_a_route', violation_error_message='Only a claim has a legal route.'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('topic__in', ['land', 'housing', 'water', 'safety', 'environment', 'other'])), name='case_topic_known'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('form__in', ['written', 'oral'])), name='case_form_known'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('contact__in', ['named', 'anonymous', 'unreachable'])), name='case_contact_known'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('occurrence__in', ['first', 'repeat'])), name='case_occurrence_known'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('first_case__isnull', True), ('occurrence', 'first')), models.Q(('first_case__isnull', False), ('occurrence', 'repeat')), _connector='OR'), name='case_repeat_names_the_first', violation_error_message='A repeat names the first case.'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('first_case__isnull', True), models.Q(('first_case', models.F('pk')), _negated=True), _connector='OR'), models.Q(('previous_case__isnull', True), models.Q(('previous_case', models.F('pk')), _negated=True), _connector='OR')), name='case_not_its_own_sequel'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['registered', 'transferred', 'entrusted', 'told_elsewhere', 'accepted', 'handling', 'extended', 'concluded', 'reviewing', 'reviewed', 'reexamining', 'reexamined', 'ended', 'routed', 'settled', 'withdrawn', 'not_accepted', 'no_longer'])), name='case_status_known'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('accepted', 'handling', 'extended', 'concluded', 'reviewing', 'reviewed', 'reexamining', 'reexamined', 'ended')), _negated=True), models.Q(('accepted_on__isnull', False), ('body__isnull', False)), _connector='OR'), name='case_accepted_by_a_body'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', False), ('status__in', ('told_elsewhere', 'ended', 'routed', 'settled', 'withdrawn', 'not_accepted', 'no_longer'))), models.Q(models.Q(('status__in', ('told_elsewhere', 'ended', 'routed', 'settled', 'withdrawn', 'not_accepted', 'no_longer')), _negated=True), ('ended_on__isnull', True)), _connector='OR'), name='case_ended_on_iff_over'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('head_count__gte', 1)), name='case_somebody_came'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('accepted_on__isnull', True), ('accepted_on__gte', models.F('received_on')), _connector='OR'), name='case_accepted_after_received', violation_error_message='It was accepted before it was received.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='case',
            trigger=pgtrigger.compiler.Trigger(name='case_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{accepted:handling,accepted:routed,accepted:settled,accepted:withdrawn,concluded:ended,concluded:reviewing,concluded:settled,entrusted:accepted,entrusted:no_longer,entrusted:not_accepted,entrusted:registered,entrusted:routed,entrusted:settled,entrusted:told_elsewhere,entrusted:withdrawn,extended:concluded,extended:routed,extended:settled,extended:withdrawn,handling:concluded,handling:extended,handling:routed,handling:settled,handling:withdrawn,reexamined:ended,reexamining:reexamined,reexamining:settled,reexamining:withdrawn,registered:accepted,registered:entrusted,registered:no_longer,registered:not_accepted,registered:routed,registered:settled,registered:told_elsewhere,registered:transferred,registered:withdrawn,reviewed:ended,reviewed:reexamining,reviewed:settled,reviewing:reviewed,reviewing:settled,reviewing:withdrawn,transferred:accepted,transferred:no_longer,transferred:not_accepted,transferred:registered,transferred:routed,transferred:settled,transferred:told_elsewhere,transferred:withdrawn}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='043096e0b0d6d41189c24d64a3ffaccedaa57955', operation='UPDATE', pgid='pgtrigger_case_moves_by_its_table_80843', table='petitions_case', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='case',
            trigger=pgtrigger.compiler.Trigger(name='case_begins_registered', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (NEW."status" = \'registered\'))', func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;", hash='5f8a7450ae9632634afb30945cda29d4850dbe85', operation='INSERT', pgid='pgtrigger_case_begins_registered_e8561', table='petitions_case', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='case',
            trigger=pgtrigger.compiler.Trigger(name='case_number_never_reused', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='90686c1fc40cdfde330bf5907850eda8dbe2dce8', operation='DELETE', pgid='pgtrigger_case_number_never_reused_fd9c7', table='petitions_case', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='case',
            trigger=pgtrigger.compiler.Trigger(name='case_origin_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."registered_at" IS DISTINCT FROM (NEW."registered_at") OR OLD."registered_by_id" IS DISTINCT FROM (NEW."registered_by_id") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='0ba2374c577e85a958b7891d337447ca6ba10ffe', operation='UPDATE', pgid='pgtrigger_case_origin_stays_e33e9', table='petitions_case', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='case',
            trigger=pgtrigger.compiler.Trigger(name='case_decided_by_government', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.body_id IS NOT NULL AND NOT EXISTS (\n        SELECT 1 FROM petitions_body body\n        WHERE body.id = NEW.body_id AND body.is_government\n    ) THEN\n        RAISE EXCEPTION 'a case is decided by a government body'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'case_decided_by_government';\n    END IF;\n    RETURN NEW;\n", hash='4d2ea8fc9593c98e4dc20709f89e413d515b040a', operation='INSERT OR UPDATE OF "body_id"', pgid='pgtrigger_case_decided_by_government_6fefb', table='petitions_case', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='case',
            trigger=pgtrigger.compiler.Trigger(name='case_concluded_with_reply', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."status" = \'concluded\' AND OLD."status" IS DISTINCT FROM (NEW."status"))', func="\n    IF NOT EXISTS (\n        SELECT 1 FROM petitions_reply reply\n        WHERE reply.case_id = NEW.id AND reply.served_on IS NOT NULL\n    ) THEN\n        RAISE EXCEPTION 'a case is concluded by a reply that was served'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'case_concluded_with_reply';\n    END IF;\n    RETURN NEW;\n", hash='dc685873bf5685a537ee58b2d8aeb4e4d8d6b35b', operation='UPDATE OF "status"', pgid='pgtrigger_case_concluded_with_reply_62e92', table='petitions_case', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='case',
            trigger=pgtrigger.compiler.Trigger(name='case_settled_in_writing', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."status" = \'settled\' AND OLD."status" IS DISTINCT FROM (NEW."status"))', func="\n    IF NOT EXISTS (\n        SELECT 1 FROM petitions_settlement settlement\n        WHERE settlement.case_id = NEW.id\n    ) THEN\n        RAISE EXCEPTION 'a case is settled by a written agreement of both parties'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'case_settled_in_writing';\n    END IF;\n    RETURN NEW;\n", hash='a2811573c58a188a24fef65594b6a46564dcee9f', operation='UPDATE OF "status"', pgid='pgtrigger_case_settled_in_writing_a01cc', table='petitions_case', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='case',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_caseevent" ("accepted_on", "body_id", "channel", "contact", "demand", "ended_on", "facts", "first_case_id", "form", "head_count", "id", "is_back_entered", "is_read_back", "is_simple", "is_urgent", "kind", "legal_route", "number", "occurrence", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_case_id", "received_on", "registered_at", "registered_by_id", "route_due_on", "status", "topic", "unit_id", "village_group") SELECT new_values."accepted_on", new_values."body_id", new_values."channel", new_values."contact", new_values."demand", new_values."ended_on", new_values."facts", new_values."first_case_id", new_values."form", new_values."head_count", new_values."id", new_values."is_back_entered", new_values."is_read_back", new_values."is_simple", new_values."is_urgent", new_values."kind", new_values."legal_route", new_values."number", new_values."occurrence", new_values."origin", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."previous_case_id", new_values."received_on", new_values."registered_at", new_values."registered_by_id", new_values."route_due_on", new_values."status", new_values."topic", new_values."unit_id", new_values."village_group" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9ee3275d0d6def4fa3876bdfa949375cbebcb91c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_7161b', referencing='REFERENCING NEW TABLE AS new_values ', table='petitions_case', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='case',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_caseevent" ("accepted_on", "body_id", "channel", "contact", "demand", "ended_on", "facts", "first_case_id", "form", "head_count", "id", "is_back_entered", "is_read_back", "is_simple", "is_urgent", "kind", "legal_route", "number", "occurrence", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_case_id", "received_on", "registered_at", "registered_by_id", "route_due_on", "status", "topic", "unit_id", "village_group") SELECT new_values."accepted_on", new_values."body_id", new_values."channel", new_values."contact", new_values."demand", new_values."ended_on", new_values."facts", new_values."first_case_id", new_values."form", new_values."head_count", new_values."id", new_values."is_back_entered", new_values."is_read_back", new_values."is_simple", new_values."is_urgent", new_values."kind", new_values."legal_route", new_values."number", new_values."occurrence", new_values."origin", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."previous_case_id", new_values."received_on", new_values."registered_at", new_values."registered_by_id", new_values."route_due_on", new_values."status", new_values."topic", new_values."unit_id", new_values."village_group" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5d3dd43204f15dd0d698efb8e4324c1b24194b0e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_dd379', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='petitions_case', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='case',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_caseevent" ("accepted_on", "body_id", "channel", "contact", "demand", "ended_on", "facts", "first_case_id", "form", "head_count", "id", "is_back_entered", "is_read_back", "is_simple", "is_urgent", "kind", "legal_route", "number", "occurrence", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_case_id", "received_on", "registered_at", "registered_by_id", "route_due_on", "status", "topic", "unit_id", "village_group") SELECT old_values."accepted_on", old_values."body_id", old_values."channel", old_values."contact", old_values."demand", old_values."ended_on", old_values."facts", old_values."first_case_id", old_values."form", old_values."head_count", old_values."id", old_values."is_back_entered", old_values."is_read_back", old_values."is_simple", old_values."is_urgent", old_values."kind", old_values."legal_route", old_values."number", old_values."occurrence", old_values."origin", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."previous_case_id", old_values."received_on", old_values."registered_at", old_values."registered_by_id", old_values."route_due_on", old_values."status", old_values."topic", old_values."unit_id", old_values."village_group" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='9f7f8e75d597676dcfdd3a72053dbb516c0c3873', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_2eda7', referencing='REFERENCING OLD TABLE AS old_values ', table='petitions_case', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='casecounter',
            constraint=models.UniqueConstraint(fields=('community', 'on'), name='casecounter_once_a_day'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='caseevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4a6e33c69f8385bcb70e141824c05dc14b457ce9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8e2ec', table='petitions_caseevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='caseexport',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'approved', 'declined'])), name='caseexport_state_known'),
        ),
        migrations.AddConstraint(
            model_name='caseexport',
            constraint=models.CheckConstraint(condition=models.Q(('decided_by__isnull', True), models.Q(('decided_by', models.F('asked_by')), _negated=True), _connector='OR'), name='caseexport_by_two_people', violation_error_message='Another person has to decide this.'),
        ),
        migrations.AddConstraint(
            model_name='caseexport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'asked')), models.Q(models.Q(('state', 'asked'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='caseexport_decided_iff_not_asked'),
        ),
        migrations.AddConstraint(
            model_name='caseexport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('file__isnull', False), ('rows__isnull', False), ('state', 'approved')), models.Q(models.Q(('state', 'approved'), _negated=True), ('file__isnull', True), ('rows__isnull', True)), _connector='OR'), name='caseexport_file_iff_approved'),
        ),
        migrations.AddConstraint(
            model_name='caseexport',
            constraint=models.CheckConstraint(condition=models.Q(('purpose', ''), _negated=True), name='caseexport_says_what_for'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='caseexport',
            trigger=pgtrigger.compiler.Trigger(name='caseexport_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{asked:approved,asked:declined}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='d1216c11c4bfde8b51ee58bf5b1e43aaadc096f8', operation='UPDATE', pgid='pgtrigger_caseexport_moves_by_its_table_7a3fa', table='petitions_caseexport', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='caseexport',
            trigger=pgtrigger.compiler.Trigger(name='caseexport_begins_asked', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (NEW."state" = \'asked\'))', func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;", hash='e83ff47526d21a5660b700de4f19cbbbc8821d5c', operation='INSERT', pgid='pgtrigger_caseexport_begins_asked_9ac47', table='petitions_caseexport', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='caseexport',
            trigger=pgtrigger.compiler.Trigger(name='caseexport_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='f9dadd83f43c11423a02fc8b55cd7d1d6bdd1294', operation='DELETE', pgid='pgtrigger_caseexport_is_kept_0793e', table='petitions_caseexport', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='caseexport',
            trigger=pgtrigger.compiler.Trigger(name='caseexport_words_stay', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='0f197d3e76373ff68c82ab9def76987e80ba58bd', operation='UPDATE', pgid='pgtrigger_caseexport_words_stay_0db66', table='petitions_caseexport', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='caseletter',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['acceptance', 'extension', 'reply', 'agreement'])), name='caseletter_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='caseletter',
            constraint=models.CheckConstraint(condition=models.Q(('service__in', ['', 'in_person', 'post', 'online', 'left', 'posted'])), name='caseletter_service_known'),
        ),
        migrations.AddConstraint(
            model_name='caseletter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('receipt__isnull', True), ('receipt_photo__isnull', True), ('served_by__isnull', True), ('served_on__isnull', True), ('service', '')), models.Q(('receipt__isnull', False), ('served_by__isnull', False), ('served_on__isnull', False), models.Q(('service', ''), _negated=True)), _connector='OR'), name='caseletter_served_all_or_nothing', violation_error_message='A service has its day, its way and its receipt.'),
        ),
        migrations.AddConstraint(
            model_name='caseletter',
            constraint=models.CheckConstraint(condition=models.Q(('served_on__isnull', True), ('served_on__gte', models.F('written_on')), _connector='OR'), name='caseletter_served_after_written', violation_error_message='It was served before it was written.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='caseletter',
            trigger=pgtrigger.compiler.Trigger(name='caseletter_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='2b70f3c104fafb13e61894f1862012266e0df240', operation='DELETE', pgid='pgtrigger_caseletter_is_kept_ec700', table='petitions_caseletter', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='caseletter',
            trigger=pgtrigger.compiler.Trigger(name='caseletter_words_stay', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."case_id" IS DISTINCT FROM (NEW."case_id") OR OLD."file_id" IS DISTINCT FROM (NEW."file_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."written_by_id" IS DISTINCT FROM (NEW."written_by_id") OR OLD."written_on" IS DISTINCT FROM (NEW."written_on"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='b29dc34cad7b29b145bcd6bf46a7e2dc839e9254', operation='UPDATE', pgid='pgtrigger_caseletter_words_stay_c8e34', table='petitions_caseletter', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='caseletter',
            trigger=pgtrigger.compiler.Trigger(name='caseletter_served_once', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."served_on" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='52b69bd0f5b0ae40c306913b0f93ae2628d8e8a5', operation='UPDATE', pgid='pgtrigger_caseletter_served_once_559c4', table='petitions_caseletter', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='caselog',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['upward', 'assistance', 'agreed', 'superior', 'conference'])), name='caselog_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='caselog',
            constraint=models.CheckConstraint(condition=models.Q(('with_whom', ''), _negated=True), name='caselog_says_with_whom'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='caselog',
            trigger=pgtrigger.compiler.Trigger(name='caselog_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='169e8c1304f780f067c5f4eddde73f37e9006e8a', operation='UPDATE OR DELETE', pgid='pgtrigger_caselog_written_once_099da', table='petitions_caselog', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='casemove',
            index=models.Index(fields=['case', 'on'], name='petitions_c_case_id_a3a96e_idx'),
        ),
        migrations.AddConstraint(
            model_name='casemove',
            constraint=models.CheckConstraint(condition=models.Q(('before__in', ['', 'registered', 'transferred', 'entrusted', 'told_elsewhere', 'accepted', 'handling', 'extended', 'concluded', 'reviewing', 'reviewed', 'reexamining', 'reexamined', 'ended', 'routed', 'settled', 'withdrawn', 'not_accepted', 'no_longer']), ('after__in', ['registered', 'transferred', 'entrusted', 'told_elsewhere', 'accepted', 'handling', 'extended', 'concluded', 'reviewing', 'reviewed', 'reexamining', 'reexamined', 'ended', 'routed', 'settled', 'withdrawn', 'not_accepted', 'no_longer'])), name='casemove_states_known'),
        ),
        migrations.AddConstraint(
            model_name='casemove',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('after__in', ['extended', 'told_elsewhere', 'not_accepted', 'no_longer', 'withdrawn']), _negated=True), ('reason__isnull', False), _connector='OR'), name='casemove_some_steps_have_reasons', violation_error_message='Say why.'),
        ),
        migrations.AddConstraint(
            model_name='casemove',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('after', 'extended'), _negated=True), models.Q(('approved_by', ''), _negated=True), _connector='OR'), name='casemove_extension_is_approved', violation_error_message='An extension is approved by the head of the body.'),
        ),
        migrations.AddConstraint(
            model_name='casemove',
            constraint=models.UniqueConstraint(condition=models.Q(('after', 'extended')), fields=('case',), name='casemove_extended_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='casemove',
            trigger=pgtrigger.compiler.Trigger(name='casemove_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ca751cc2aa3ac862906db3fa8671edcd313d8f02', operation='UPDATE OR DELETE', pgid='pgtrigger_casemove_written_once_53380', table='petitions_casemove', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='clock',
            index=models.Index(condition=models.Q(('stopped_on__isnull', True)), fields=['target_due'], name='clock_running'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.CheckConstraint(condition=models.Q(('limit__in', ['PD-1', 'PD-2', 'PD-3', 'PD-4', 'PD-5', 'PD-6', 'PD-7', 'PD-8', 'PD-9', 'PD-10', 'PD-11', 'PD-11a'])), name='clock_limit_known'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.CheckConstraint(condition=models.Q(('target_due__lte', models.F('legal_due')), ('target_due__gte', models.F('started_on'))), name='clock_target_not_after_law'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.CheckConstraint(condition=models.Q(('stopped_on__isnull', True), ('stopped_on__gte', models.F('started_on')), _connector='OR'), name='clock_stops_after_it_started'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.UniqueConstraint(condition=models.Q(('stopped_on__isnull', True)), fields=('case', 'limit'), name='clock_runs_once_per_case'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.UniqueConstraint(condition=models.Q(('limit', 'PD-6')), fields=('case',), name='clock_extended_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='clock',
            trigger=pgtrigger.compiler.Trigger(name='clock_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='e3bb85bb9ca56340482ea68248b04427dfc3d423', operation='DELETE', pgid='pgtrigger_clock_is_kept_1e19e', table='petitions_clock', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='clock',
            trigger=pgtrigger.compiler.Trigger(name='clock_start_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."case_id" IS DISTINCT FROM (NEW."case_id") OR OLD."days" IS DISTINCT FROM (NEW."days") OR OLD."limit" IS DISTINCT FROM (NEW."limit") OR OLD."started_on" IS DISTINCT FROM (NEW."started_on"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='a919afce1cced50322da88838332ced536a3f558', operation='UPDATE', pgid='pgtrigger_clock_start_stays_caffa', table='petitions_clock', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='evaluation',
            constraint=models.CheckConstraint(condition=models.Q(('satisfaction__in', ['satisfied', 'partly', 'dissatisfied'])), name='evaluation_satisfaction_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluation',
            trigger=pgtrigger.compiler.Trigger(name='evaluation_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2f8c8c82baaae1450fd226cce9bdd39c42668c19', operation='UPDATE OR DELETE', pgid='pgtrigger_evaluation_written_once_49a5e', table='petitions_evaluation', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='grant',
            index=models.Index(fields=['user', 'revoked_at'], name='petitions_g_user_id_23d684_idx'),
        ),
        migrations.AddConstraint(
            model_name='grant',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['handler', 'follower'])), name='grant_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='grant',
            constraint=models.UniqueConstraint(condition=models.Q(('revoked_at__isnull', True)), fields=('case', 'user'), name='grant_one_live_per_person', violation_error_message='This person already has access.'),
        ),
        migrations.AddConstraint(
            model_name='grant',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'handler'), ('revoked_at__isnull', True)), fields=('case',), name='grant_one_handler'),
        ),
        migrations.AddConstraint(
            model_name='grant',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('revoked_at__isnull', True), ('revoked_by__isnull', True)), models.Q(('revoked_at__gte', models.F('given_at')), ('revoked_by__isnull', False)), _connector='OR'), name='grant_revoked_all_or_nothing'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='grant',
            trigger=pgtrigger.compiler.Trigger(name='grant_not_to_the_recused', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT 1 FROM petitions_recusal recusal\n        JOIN petitions_case c ON c.id = NEW.case_id\n        WHERE recusal.user_id = NEW.user_id AND recusal.ended_at IS NULL\n          AND (recusal.case_id = c.id\n               OR (recusal.village_group <> ''\n                   AND recusal.village_group = c.village_group))\n    ) THEN\n        RAISE EXCEPTION 'whoever has an interest in a case does not handle it'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'grant_not_to_the_recused';\n    END IF;\n    RETURN NEW;\n", hash='12789088ba4c92fdfeb620a1bdcc2e7727aee5e8', operation='INSERT', pgid='pgtrigger_grant_not_to_the_recused_dae69', table='petitions_grant', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='grant',
            trigger=pgtrigger.compiler.Trigger(name='grant_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='882d8176da90c5638ff5ded22bca669b53e43c00', operation='DELETE', pgid='pgtrigger_grant_is_kept_1cf87', table='petitions_grant', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='grant',
            trigger=pgtrigger.compiler.Trigger(name='grant_words_stay', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."case_id" IS DISTINCT FROM (NEW."case_id") OR OLD."given_at" IS DISTINCT FROM (NEW."given_at") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='5f7360560e70964ebcaf778e1a523dddc80e1334', operation='UPDATE', pgid='pgtrigger_grant_words_stay_db5b5', table='petitions_grant', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='grant',
            trigger=pgtrigger.compiler.Trigger(name='grant_is_taken_back_once', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."revoked_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='0d56b954abc3b1391b47a6a4f95adaf3b3b1d8f3', operation='UPDATE', pgid='pgtrigger_grant_is_taken_back_once_b90b5', table='petitions_grant', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='landclaim',
            constraint=models.CheckConstraint(condition=models.Q(('matter__in', ['people', 'demolished', 'unpaid', 'meeting', 'standard'])), name='landclaim_matter_known'),
        ),
        migrations.AddConstraint(
            model_name='landclaim',
            constraint=models.CheckConstraint(condition=models.Q(('group_numbers__len__gt', 0), models.Q(('words', ''), _negated=True), models.Q(('source', ''), _negated=True)), name='landclaim_has_groups_words_and_source'),
        ),
        migrations.AddConstraint(
            model_name='landclaim',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('matter', 'people'), ('people__gt', 0), ('people__isnull', False)), models.Q(models.Q(('matter', 'people'), _negated=True), ('approx', False), ('people', None)), _connector='OR'), name='landclaim_people_iff_about_people', violation_error_message='A number belongs to a claim about people, and only there.'),
        ),
        migrations.AddConstraint(
            model_name='landclaim',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('month', None), ('year', None)), models.Q(('year__isnull', False), ('year__range', (1950, 2100)), models.Q(('month', None), ('month__range', (1, 12)), _connector='OR')), _connector='OR'), name='landclaim_time_usual', violation_error_message='A month needs its year.'),
        ),
        migrations.AddConstraint(
            model_name='landclaim',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_on', None), ('withdrawn_why', '')), models.Q(('withdrawn_on__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='landclaim_withdrawn_with_reason'),
        ),
        migrations.AddConstraint(
            model_name='landclaim',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_on', None)), fields=('unit', 'matter', 'group_numbers', 'words'), name='landclaim_once', violation_error_message='This claim is already there.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='landclaim',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_landclaimevent" ("approx", "entered_by_id", "entered_on", "group_numbers", "id", "matter", "month", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "stated_on", "unit_id", "withdrawn_on", "withdrawn_why", "words", "year") SELECT new_values."approx", new_values."entered_by_id", new_values."entered_on", new_values."group_numbers", new_values."id", new_values."matter", new_values."month", new_values."people", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."source", new_values."stated_on", new_values."unit_id", new_values."withdrawn_on", new_values."withdrawn_why", new_values."words", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='88383a53cb1dcb61ca7f293c002e0e9e29f5b495', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_54e48', referencing='REFERENCING NEW TABLE AS new_values ', table='petitions_landclaim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='landclaim',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_landclaimevent" ("approx", "entered_by_id", "entered_on", "group_numbers", "id", "matter", "month", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "stated_on", "unit_id", "withdrawn_on", "withdrawn_why", "words", "year") SELECT new_values."approx", new_values."entered_by_id", new_values."entered_on", new_values."group_numbers", new_values."id", new_values."matter", new_values."month", new_values."people", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."source", new_values."stated_on", new_values."unit_id", new_values."withdrawn_on", new_values."withdrawn_why", new_values."words", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bf66adb6a65ddd9a21e017a2b70eb7592d3fb486', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_14c4c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='petitions_landclaim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='landclaim',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_landclaimevent" ("approx", "entered_by_id", "entered_on", "group_numbers", "id", "matter", "month", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "stated_on", "unit_id", "withdrawn_on", "withdrawn_why", "words", "year") SELECT old_values."approx", old_values."entered_by_id", old_values."entered_on", old_values."group_numbers", old_values."id", old_values."matter", old_values."month", old_values."people", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."source", old_values."stated_on", old_values."unit_id", old_values."withdrawn_on", old_values."withdrawn_why", old_values."words", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='13279e3797fa3bb3fa0f8b3fb02bb716788fe6f1', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_fb562', referencing='REFERENCING OLD TABLE AS old_values ', table='petitions_landclaim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='landclaimevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cb7c2e68df532ecd8ad451fd31ffff6767481720', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d3701', table='petitions_landclaimevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='landpaper',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['plan', 'standard', 'notice', 'minutes', 'resolution', 'agreement', 'survey', 'receipt', 'opinion', 'other'])), name='landpaper_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='landpaper',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='landpaper_has_title'),
        ),
        migrations.AddConstraint(
            model_name='landpaper',
            constraint=models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('unit', 'number'), name='landpaper_once_per_number', violation_error_message='A document with this number is already there.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='landpaper',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_landpaperevent" ("entered_by_id", "id", "issued_by", "issued_on", "kind", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "unit_id") SELECT new_values."entered_by_id", new_values."id", new_values."issued_by", new_values."issued_on", new_values."kind", new_values."note", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."title", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='074773a01f047560cf2ec9acdba67a62587d64fe', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_846f8', referencing='REFERENCING NEW TABLE AS new_values ', table='petitions_landpaper', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='landpaper',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_landpaperevent" ("entered_by_id", "id", "issued_by", "issued_on", "kind", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "unit_id") SELECT new_values."entered_by_id", new_values."id", new_values."issued_by", new_values."issued_on", new_values."kind", new_values."note", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."title", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='70a5a3269095d5260652c495e06e85748ce17c65', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d693f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='petitions_landpaper', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='landpaper',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_landpaperevent" ("entered_by_id", "id", "issued_by", "issued_on", "kind", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "unit_id") SELECT old_values."entered_by_id", old_values."id", old_values."issued_by", old_values."issued_on", old_values."kind", old_values."note", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."title", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='3dd72bbc543568478e5b49815a0c6b8b00b35d60', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9ec41', referencing='REFERENCING OLD TABLE AS old_values ', table='petitions_landpaper', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='landpaperevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e2ad683d3642f0365d8986c25eee963939780fe2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cd973', table='petitions_landpaperevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='landpaperpage',
            constraint=models.UniqueConstraint(fields=('paper', 'position'), name='landpaperpage_once'),
        ),
        migrations.AddConstraint(
            model_name='landstandard',
            constraint=models.CheckConstraint(condition=models.Q(('regime__in', ['multiplier', 'zone_price'])), name='landstandard_regime_known'),
        ),
        migrations.AddConstraint(
            model_name='landstandard',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('class_factor__isnull', True), ('land_multiple__isnull', False), ('output_yuan__gt', 0), ('output_yuan__isnull', False), ('regime', 'multiplier'), ('resettlement_multiple__isnull', False), ('zone_price_yuan__isnull', True)), models.Q(('class_factor__gt', 0), ('class_factor__isnull', False), ('land_multiple__isnull', True), ('output_yuan__isnull', True), ('regime', 'zone_price'), ('resettlement_multiple__isnull', True), ('zone_price_yuan__gt', 0), ('zone_price_yuan__isnull', False)), _connector='OR'), name='landstandard_columns_of_its_regime', violation_error_message='Multiples need the yearly output and both multiples; a zone price needs the price and the factor.'),
        ),
        migrations.AddConstraint(
            model_name='landstandard',
            constraint=models.CheckConstraint(condition=models.Q(('regime', 'zone_price'), models.Q(('land_multiple__range', (6, 10)), ('resettlement_multiple__range', (4, 6))), _connector='OR'), name='landstandard_multiples_within_the_law', violation_error_message='The law allows multiples of 6 to 10 for the land and of 4 to 6 for resettlement.'),
        ),
        migrations.AddConstraint(
            model_name='landstandard',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('source', ''), _negated=True)), name='landstandard_has_name_and_source'),
        ),
        migrations.AddConstraint(
            model_name='landstandard',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='landstandard_period_forward', violation_error_message='The end must come after the start.'),
        ),
        migrations.AddConstraint(
            model_name='landstandard',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('unit', '='), ('regime', '='), ('name', '='), (models.Func(models.F('valid_from'), models.Case(models.When(then=models.F('valid_from'), valid_to__lt=models.F('valid_from')), default=models.F('valid_to')), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='landstandard_one_at_a_time', violation_error_message='Another standard of this name holds in part of that time.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='landstandard',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_landstandardevent" ("class_factor", "id", "land_multiple", "name", "output_yuan", "paper_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regime", "resettlement_multiple", "source", "unit_id", "valid_from", "valid_to", "zone_price_yuan") SELECT new_values."class_factor", new_values."id", new_values."land_multiple", new_values."name", new_values."output_yuan", new_values."paper_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."regime", new_values."resettlement_multiple", new_values."source", new_values."unit_id", new_values."valid_from", new_values."valid_to", new_values."zone_price_yuan" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='dcea434effdcb61e132d79883f9129bc031902d9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_2b24b', referencing='REFERENCING NEW TABLE AS new_values ', table='petitions_landstandard', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='landstandard',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_landstandardevent" ("class_factor", "id", "land_multiple", "name", "output_yuan", "paper_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regime", "resettlement_multiple", "source", "unit_id", "valid_from", "valid_to", "zone_price_yuan") SELECT new_values."class_factor", new_values."id", new_values."land_multiple", new_values."name", new_values."output_yuan", new_values."paper_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."regime", new_values."resettlement_multiple", new_values."source", new_values."unit_id", new_values."valid_from", new_values."valid_to", new_values."zone_price_yuan" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9b860b3210ffc36e5cb9cc8f79b9c66b9986c5a7', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_797fd', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='petitions_landstandard', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='landstandard',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_landstandardevent" ("class_factor", "id", "land_multiple", "name", "output_yuan", "paper_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regime", "resettlement_multiple", "source", "unit_id", "valid_from", "valid_to", "zone_price_yuan") SELECT old_values."class_factor", old_values."id", old_values."land_multiple", old_values."name", old_values."output_yuan", old_values."paper_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."regime", old_values."resettlement_multiple", old_values."source", old_values."unit_id", old_values."valid_from", old_values."valid_to", old_values."zone_price_yuan" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='9b6a3b83e807955784291cc55c47c15dc2679333', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_73cfb', referencing='REFERENCING OLD TABLE AS old_values ', table='petitions_landstandard', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='landstandardevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7bdf09df0b02f83a83c23e602fddd2893bb429f7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3d0a1', table='petitions_landstandardevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='look',
            index=models.Index(fields=['case', 'at'], name='petitions_l_case_id_a924f2_idx'),
        ),
        migrations.AddConstraint(
            model_name='look',
            constraint=models.CheckConstraint(condition=models.Q(('purpose__in', ['handling', 'reception', 'supervision', 'reviewing', 'transferred'])), name='look_purpose_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='look',
            trigger=pgtrigger.compiler.Trigger(name='look_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='86114aa5dabf133fea2259499dc2d063d0eb06e8', operation='UPDATE OR DELETE', pgid='pgtrigger_look_written_once_3fb6d', table='petitions_look', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inspectioncodeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='48106f5ad7a44307bf9d9d48eb2f7fbb62cf9425', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_aa57e', table='petitions_inspectioncodeevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inspectioncode',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_inspectioncodeevent" ("code_index", "ends_on", "given_at", "given_by_id", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."code_index", new_values."ends_on", new_values."given_at", new_values."given_by_id", new_values."id", new_values."member_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='af4911683668ca96b000ba7ef4d6a64cf9fcf5c6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_23e13', referencing='REFERENCING NEW TABLE AS new_values ', table='petitions_inspectioncode', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inspectioncode',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_inspectioncodeevent" ("code_index", "ends_on", "given_at", "given_by_id", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."code_index", new_values."ends_on", new_values."given_at", new_values."given_by_id", new_values."id", new_values."member_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7bf686feb0486ff34cebff9edc0e3a817fb60f4c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e4ce8', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='petitions_inspectioncode', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inspectioncode',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_inspectioncodeevent" ("code_index", "ends_on", "given_at", "given_by_id", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."code_index", old_values."ends_on", old_values."given_at", old_values."given_by_id", old_values."id", old_values."member_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='7374373f5ee73246244c199a107226425f450887', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_ea92f', referencing='REFERENCING OLD TABLE AS old_values ', table='petitions_inspectioncode', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inspection',
            trigger=pgtrigger.compiler.Trigger(name='inspection_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fa8749283ea7d78d436b8232d684168b2d9ad013', operation='UPDATE OR DELETE', pgid='pgtrigger_inspection_written_once_9ed06', table='petitions_inspection', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='namesake',
            constraint=models.UniqueConstraint(fields=('case', 'user'), name='namesake_once_per_officer', violation_error_message='This was decided before.'),
        ),
        migrations.AddConstraint(
            model_name='namesake',
            constraint=models.CheckConstraint(condition=models.Q(('decided_by', models.F('user')), _negated=True), name='namesake_by_another_person', violation_error_message='Another person has to decide this.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='namesake',
            trigger=pgtrigger.compiler.Trigger(name='namesake_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3210de9e5a9e58dcdb3bb01a0ff1391f1217cd5d', operation='UPDATE OR DELETE', pgid='pgtrigger_namesake_written_once_87dd6', table='petitions_namesake', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount_yuan__gt', 0), ('reverses__isnull', True)), models.Q(('amount_yuan__lt', 0), ('reverses__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='payment_negative_iff_reversing', violation_error_message='Say why the payment is taken back.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='payment',
            trigger=pgtrigger.compiler.Trigger(name='payment_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9965c2a1b6e221ba2d424ac99ca17dfc1d9fd58c', operation='UPDATE OR DELETE', pgid='pgtrigger_payment_written_once_6c88e', table='petitions_payment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='payment',
            trigger=pgtrigger.compiler.Trigger(name='payment_of_a_released_batch', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT 1 FROM petitions_paymentbatch batch\n        JOIN petitions_entitlement line ON line.roll_id = batch.roll_id\n        WHERE batch.id = NEW.batch_id AND batch.state = 'paid'\n          AND line.id = NEW.entitlement_id\n    ) THEN\n        RAISE EXCEPTION 'a payment belongs to a batch a second person released'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'payment_of_a_released_batch';\n    END IF;\n    IF NEW.reverses_id IS NOT NULL AND NOT EXISTS (\n        SELECT 1 FROM petitions_payment first\n        WHERE first.id = NEW.reverses_id AND first.reverses_id IS NULL\n          AND first.entitlement_id = NEW.entitlement_id\n          AND first.amount_yuan = -NEW.amount_yuan\n    ) THEN\n        RAISE EXCEPTION 'a reversing row takes back exactly one payment'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'payment_reverses_exactly';\n    END IF;\n    RETURN NEW;\n", hash='62ba5cbe6ae107ba4310483725307545de0df89d', operation='INSERT', pgid='pgtrigger_payment_of_a_released_batch_62575', table='petitions_payment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='payment',
            trigger=pgtrigger.compiler.Trigger(name='payment_leads_its_line', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    UPDATE petitions_entitlement line\n    SET paid_here_yuan = line.paid_here_yuan + added.amount\n    FROM (\n        SELECT entitlement_id, sum(amount_yuan) AS amount FROM added\n        GROUP BY entitlement_id\n    ) added\n    WHERE line.id = added.entitlement_id;\n    RETURN NULL;\n', hash='f57e2c219489a9906b40a2b70e69ebd64f0a64db', level='STATEMENT', operation='INSERT', pgid='pgtrigger_payment_leads_its_line_59f96', referencing='REFERENCING NEW TABLE AS added ', table='petitions_payment', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='paymentline',
            constraint=models.UniqueConstraint(fields=('batch', 'entitlement'), name='paymentline_once'),
        ),
        migrations.AddConstraint(
            model_name='paymentline',
            constraint=models.CheckConstraint(condition=models.Q(('amount_yuan__gt', 0)), name='paymentline_amount_positive'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentline',
            trigger=pgtrigger.compiler.Trigger(name='paymentline_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0ad5884326f2bba27d36ec2ad84662d7985748c9', operation='UPDATE OR DELETE', pgid='pgtrigger_paymentline_written_once_205d8', table='petitions_paymentline', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='petitioner',
            constraint=models.UniqueConstraint(fields=('case', 'position'), name='petitioner_position_once'),
        ),
        migrations.AddConstraint(
            model_name='petitioner',
            constraint=models.UniqueConstraint(fields=('case', 'name_index', 'phone_index'), name='petitioner_person_once', nulls_distinct=False, violation_error_message='This person is already on the case.'),
        ),
        migrations.AddConstraint(
            model_name='petitioner',
            constraint=models.CheckConstraint(condition=models.Q(('position__gte', 1)), name='petitioner_position_counts_from_one'),
        ),
        migrations.AddConstraint(
            model_name='petitioner',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('phone__isnull', True), ('phone_index__isnull', True)), models.Q(('phone__isnull', False), ('phone_index__isnull', False)), _connector='OR'), name='petitioner_phone_all_or_nothing'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='petitioner',
            trigger=pgtrigger.compiler.Trigger(name='petitioner_five_speak_for_a_visit', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.position > 5 AND NOT NEW.came_later AND EXISTS (\n        SELECT 1 FROM petitions_case c WHERE c.id = NEW.case_id AND c.channel = 'visit'\n    ) THEN\n        RAISE EXCEPTION 'at most five people speak for a joint visit'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'petitioner_five_speak_for_a_visit';\n    END IF;\n    RETURN NEW;\n", hash='1646413ec61b1c1c2165e88cc8d981ea125bf02d', operation='INSERT OR UPDATE OF "position", "case_id"', pgid='pgtrigger_petitioner_five_speak_for_a_visit_ff097', table='petitions_petitioner', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='petitioner',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_petitionerevent" ("address", "came_later", "case_id", "full_name", "id", "name_index", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_index", "position", "resident_id") SELECT new_values."address", new_values."came_later", new_values."case_id", new_values."full_name", new_values."id", new_values."name_index", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."phone_index", new_values."position", new_values."resident_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='672cacc3afb6b3b25587ff3717ea264ecbecc410', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f927e', referencing='REFERENCING NEW TABLE AS new_values ', table='petitions_petitioner', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='petitioner',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_petitionerevent" ("address", "came_later", "case_id", "full_name", "id", "name_index", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_index", "position", "resident_id") SELECT new_values."address", new_values."came_later", new_values."case_id", new_values."full_name", new_values."id", new_values."name_index", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."phone_index", new_values."position", new_values."resident_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1f340126db11ad0661979f2c8312d1277cade4fe', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0445e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='petitions_petitioner', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='petitioner',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_petitionerevent" ("address", "came_later", "case_id", "full_name", "id", "name_index", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_index", "position", "resident_id") SELECT old_values."address", old_values."came_later", old_values."case_id", old_values."full_name", old_values."id", old_values."name_index", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phone", old_values."phone_index", old_values."position", old_values."resident_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5ba386b644a1832bb2d0ca7da3cb3d08cdc268b3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_50eb3', referencing='REFERENCING OLD TABLE AS old_values ', table='petitions_petitioner', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='petitionerevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='17ee8683b4488e87f2646d9589a65977d1a4ccff', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_48eee', table='petitions_petitionerevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='querycode',
            trigger=pgtrigger.compiler.Trigger(name='querycode_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='eb23d09edb3d51c147a708164634445055c81ce5', operation='UPDATE OR DELETE', pgid='pgtrigger_querycode_written_once_fd204', table='petitions_querycode', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='recusal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('case__isnull', False), ('village_group', '')), models.Q(('case__isnull', True), models.Q(('village_group', ''), _negated=True)), _connector='OR'), name='recusal_of_a_case_or_a_group'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recusal',
            trigger=pgtrigger.compiler.Trigger(name='recusal_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='9c8ff28cc293dcd9d3d6e31cc301b2692b23ce57', operation='DELETE', pgid='pgtrigger_recusal_is_kept_f3d18', table='petitions_recusal', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('legal_basis', ''), _negated=True), ('review_days__gte', 1)), name='reply_names_its_law', violation_error_message='A reply names its legal basis and the right to a review.'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('receipt', ''), ('served_on__isnull', True)), models.Q(('served_on__gte', models.F('issued_on')), ('served_on__isnull', False), models.Q(('receipt', ''), _negated=True)), _connector='OR'), name='reply_served_with_receipt'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reply',
            trigger=pgtrigger.compiler.Trigger(name='reply_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='7ed8794beb959a9605de6c63bc4f713a332a66dc', operation='DELETE', pgid='pgtrigger_reply_is_kept_9af8a', table='petitions_reply', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reply',
            trigger=pgtrigger.compiler.Trigger(name='reply_stays_once_served', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."served_on" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='4139d51012de7cdcd7464714040d393a9a7ad829', operation='UPDATE', pgid='pgtrigger_reply_stays_once_served_4f954', table='petitions_reply', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='reversal',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'done', 'declined'])), name='reversal_state_known'),
        ),
        migrations.AddConstraint(
            model_name='reversal',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='reversal_says_why'),
        ),
        migrations.AddConstraint(
            model_name='reversal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'asked')), models.Q(models.Q(('state', 'asked'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False), models.Q(('decided_by', models.F('asked_by')), _negated=True)), _connector='OR'), name='reversal_second_person', violation_error_message='Another person has to decide.'),
        ),
        migrations.AddConstraint(
            model_name='reversal',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('payment',), name='reversal_one_at_a_time', violation_error_message='Somebody has asked for this already.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reversal',
            trigger=pgtrigger.compiler.Trigger(name='reversal_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{asked:declined,asked:done}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='06555c1d2233aee82bd43bdaf6719358cc9db9e4', operation='UPDATE', pgid='pgtrigger_reversal_moves_by_its_table_9c059', table='petitions_reversal', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reversal',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_reversalevent" ("asked_at", "asked_by_id", "decided_at", "decided_by_id", "id", "payment_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state") SELECT new_values."asked_at", new_values."asked_by_id", new_values."decided_at", new_values."decided_by_id", new_values."id", new_values."payment_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."state" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4c45ecaedb7f68d4a9c1fa47e064b852b4abe839', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c703e', referencing='REFERENCING NEW TABLE AS new_values ', table='petitions_reversal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reversal',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_reversalevent" ("asked_at", "asked_by_id", "decided_at", "decided_by_id", "id", "payment_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state") SELECT new_values."asked_at", new_values."asked_by_id", new_values."decided_at", new_values."decided_by_id", new_values."id", new_values."payment_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."state" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a36d6fd14e2455a95b9a5d268524850a0dccd65b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b3892', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='petitions_reversal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reversal',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_reversalevent" ("asked_at", "asked_by_id", "decided_at", "decided_by_id", "id", "payment_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state") SELECT old_values."asked_at", old_values."asked_by_id", old_values."decided_at", old_values."decided_by_id", old_values."id", old_values."payment_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='a5bd28d42e3127998d39f36ee4c894e8fe932ccd', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_66b71', referencing='REFERENCING OLD TABLE AS old_values ', table='petitions_reversal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reversalevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ce6d9a8ede4deb7fe583af07f2258bfc98ac5562', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2d7e5', table='petitions_reversalevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6a68b82db068bafa70cfc66ed51aa0c8703959de', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2881e', table='petitions_postingevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('posted_on')), models.Q(('place', ''), _negated=True)), name='posting_for_some_days', violation_error_message='The end must come after the start.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='posting',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_postingevent" ("ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "posted_by_id", "posted_on", "roll_id") SELECT new_values."ends_on", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."posted_by_id", new_values."posted_on", new_values."roll_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='434d7985db093acf0981887dd67902ceb9ed919e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_fc79b', referencing='REFERENCING NEW TABLE AS new_values ', table='petitions_posting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='posting',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_postingevent" ("ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "posted_by_id", "posted_on", "roll_id") SELECT new_values."ends_on", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."posted_by_id", new_values."posted_on", new_values."roll_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='be6001ec2556893d6db69deb539c6d7e43b54a13', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4434c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='petitions_posting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='posting',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_postingevent" ("ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "posted_by_id", "posted_on", "roll_id") SELECT old_values."ends_on", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."posted_by_id", old_values."posted_on", old_values."roll_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='7ea80f22faf6f3aa8b4dcabfcbad5f033b0693e0', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_65f7d', referencing='REFERENCING OLD TABLE AS old_values ', table='petitions_posting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentbatchevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='54f58707d580955096c48e1c64abf2255cb92b8e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_dbd78', table='petitions_paymentbatchevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='paymentbatch',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['prepared', 'paid', 'declined'])), name='paymentbatch_state_known'),
        ),
        migrations.AddConstraint(
            model_name='paymentbatch',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'prepared')), models.Q(models.Q(('state', 'prepared'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False), models.Q(('decided_by', models.F('prepared_by')), _negated=True)), _connector='OR'), name='paymentbatch_second_person', violation_error_message='Another person has to decide.'),
        ),
        migrations.AddConstraint(
            model_name='paymentbatch',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'prepared')), fields=('roll',), name='paymentbatch_one_at_a_time', violation_error_message='A batch of this roll already waits for approval.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentbatch',
            trigger=pgtrigger.compiler.Trigger(name='paymentbatch_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{prepared:declined,prepared:paid}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='1208c9a51e022ac075c7e72e3371bcd13cd9e90d', operation='UPDATE', pgid='pgtrigger_paymentbatch_moves_by_its_table_ee555', table='petitions_paymentbatch', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentbatch',
            trigger=pgtrigger.compiler.Trigger(name='paymentbatch_of_an_approved_roll', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT 1 FROM petitions_roll roll\n        WHERE roll.id = NEW.roll_id AND roll.state = 'approved'\n    ) THEN\n        RAISE EXCEPTION 'nothing is paid before the roll is approved'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'paymentbatch_of_an_approved_roll';\n    END IF;\n    RETURN NEW;\n", hash='5ff7104c1e91c7767571a601a5caa11b50d0e6dd', operation='INSERT OR UPDATE OF "roll_id", "state"', pgid='pgtrigger_paymentbatch_of_an_approved_roll_7d4b9', table='petitions_paymentbatch', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentbatch',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_paymentbatchevent" ("decided_at", "decided_by_id", "id", "note", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "roll_id", "state") SELECT new_values."decided_at", new_values."decided_by_id", new_values."id", new_values."note", new_values."paid_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."prepared_at", new_values."prepared_by_id", new_values."roll_id", new_values."state" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c031197207635d895a8e0e695036f229f7c1f559', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_56d57', referencing='REFERENCING NEW TABLE AS new_values ', table='petitions_paymentbatch', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentbatch',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_paymentbatchevent" ("decided_at", "decided_by_id", "id", "note", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "roll_id", "state") SELECT new_values."decided_at", new_values."decided_by_id", new_values."id", new_values."note", new_values."paid_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."prepared_at", new_values."prepared_by_id", new_values."roll_id", new_values."state" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='49aeaac29e9196b0c01c973ea7fa6c0fed28eef8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5e5cf', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='petitions_paymentbatch', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentbatch',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_paymentbatchevent" ("decided_at", "decided_by_id", "id", "note", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "roll_id", "state") SELECT old_values."decided_at", old_values."decided_by_id", old_values."id", old_values."note", old_values."paid_on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."prepared_at", old_values."prepared_by_id", old_values."roll_id", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='201c5fc424ae70c35eb44733c24b65dd12511e0e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9d006', referencing='REFERENCING OLD TABLE AS old_values ', table='petitions_paymentbatch', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='objectionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0b4483f352b11561db70aed0870ba836833be2eb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3f823', table='petitions_objectionevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='objection',
            constraint=models.CheckConstraint(condition=models.Q(('conclusion__in', ['open', 'upheld', 'partly', 'rejected', 'referred', 'withdrawn'])), name='objection_conclusion_known'),
        ),
        migrations.AddConstraint(
            model_name='objection',
            constraint=models.CheckConstraint(condition=models.Q(('matter', ''), _negated=True), name='objection_says_what'),
        ),
        migrations.AddConstraint(
            model_name='objection',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_by__isnull', True), ('answered_on__isnull', True), ('conclusion', 'open')), models.Q(models.Q(('conclusion', 'open'), _negated=True), models.Q(('answer', ''), _negated=True), ('answered_by__isnull', False), ('answered_on__isnull', False)), _connector='OR'), name='objection_answered_iff_closed', violation_error_message='An answer has its words and its day.'),
        ),
        migrations.AddConstraint(
            model_name='objection',
            constraint=models.CheckConstraint(condition=models.Q(('answered_on__isnull', True), ('answered_on__gte', models.F('raised_on')), _connector='OR'), name='objection_answered_after_raised', violation_error_message='The answer comes after the objection.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='objection',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_objectionevent" ("answer", "answered_by_id", "answered_on", "conclusion", "entered_by_id", "id", "matter", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_on", "roll_id") SELECT new_values."answer", new_values."answered_by_id", new_values."answered_on", new_values."conclusion", new_values."entered_by_id", new_values."id", new_values."matter", new_values."member_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."raised_on", new_values."roll_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='46431037105236f23c1f9aef273eba71c2a83d27', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_4575f', referencing='REFERENCING NEW TABLE AS new_values ', table='petitions_objection', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='objection',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_objectionevent" ("answer", "answered_by_id", "answered_on", "conclusion", "entered_by_id", "id", "matter", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_on", "roll_id") SELECT new_values."answer", new_values."answered_by_id", new_values."answered_on", new_values."conclusion", new_values."entered_by_id", new_values."id", new_values."matter", new_values."member_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."raised_on", new_values."roll_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d9bc1c0efc37ea6174d50f88a25115d8854fb721', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_7329f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='petitions_objection', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='objection',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_objectionevent" ("answer", "answered_by_id", "answered_on", "conclusion", "entered_by_id", "id", "matter", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_on", "roll_id") SELECT old_values."answer", old_values."answered_by_id", old_values."answered_on", old_values."conclusion", old_values."entered_by_id", old_values."id", old_values."matter", old_values."member_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."raised_on", old_values."roll_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='791690a36c76d4bc2024b23e131e1419c4c7c2a2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_8935f', referencing='REFERENCING OLD TABLE AS old_values ', table='petitions_objection', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entitlementevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2c96516c1110bf75eec54d7e77e896482bd62f3c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_60dc0', table='petitions_entitlementevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='entitlement',
            constraint=models.UniqueConstraint(fields=('roll', 'member'), name='entitlement_once_per_member'),
        ),
        migrations.AddConstraint(
            model_name='entitlement',
            constraint=models.CheckConstraint(condition=models.Q(('due_yuan__gte', 0), ('paid_before_yuan__gte', 0), ('paid_here_yuan__gte', 0)), name='entitlement_amounts_not_negative'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entitlement',
            trigger=pgtrigger.compiler.Trigger(name='entitlement_of_an_open_roll', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT 1 FROM petitions_roll roll\n        WHERE roll.state <> 'entered'\n          AND roll.id = CASE WHEN TG_OP = 'DELETE' THEN OLD.roll_id\n                             ELSE NEW.roll_id END\n    ) THEN\n        RAISE EXCEPTION 'the lines of a decided roll stay as they are'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'entitlement_of_an_open_roll';\n    END IF;\n    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;\n", hash='68fad0d0b2db86b4b2a33a19c17d8a1bbdca536b', operation='INSERT OR DELETE OR UPDATE OF "roll_id", "member_id", "due_yuan", "paid_before_yuan", "area_mu", "price_yuan", "seal"', pgid='pgtrigger_entitlement_of_an_open_roll_d4f6d', table='petitions_entitlement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entitlement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_entitlementevent" ("area_mu", "due_yuan", "id", "member_id", "paid_before_yuan", "paid_here_yuan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price_yuan", "roll_id", "seal") SELECT new_values."area_mu", new_values."due_yuan", new_values."id", new_values."member_id", new_values."paid_before_yuan", new_values."paid_here_yuan", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."price_yuan", new_values."roll_id", new_values."seal" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8809623d27d0cbfabea2da99767f61a4930622a1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_71692', referencing='REFERENCING NEW TABLE AS new_values ', table='petitions_entitlement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entitlement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_entitlementevent" ("area_mu", "due_yuan", "id", "member_id", "paid_before_yuan", "paid_here_yuan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price_yuan", "roll_id", "seal") SELECT new_values."area_mu", new_values."due_yuan", new_values."id", new_values."member_id", new_values."paid_before_yuan", new_values."paid_here_yuan", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."price_yuan", new_values."roll_id", new_values."seal" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."area_mu" IS DISTINCT FROM (new_values."area_mu") OR old_values."due_yuan" IS DISTINCT FROM (new_values."due_yuan") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."member_id" IS DISTINCT FROM (new_values."member_id") OR old_values."paid_before_yuan" IS DISTINCT FROM (new_values."paid_before_yuan") OR old_values."paid_here_yuan" IS DISTINCT FROM (new_values."paid_here_yuan") OR old_values."price_yuan" IS DISTINCT FROM (new_values."price_yuan") OR old_values."roll_id" IS DISTINCT FROM (new_values."roll_id") OR old_values."seal" IS DISTINCT FROM (new_values."seal")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='365f0bedbdaf02ceaacffc334c8d774c99c1599c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_2fa1b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='petitions_entitlement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entitlement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_entitlementevent" ("area_mu", "due_yuan", "id", "member_id", "paid_before_yuan", "paid_here_yuan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price_yuan", "roll_id", "seal") SELECT old_values."area_mu", old_values."due_yuan", old_values."id", old_values."member_id", old_values."paid_before_yuan", old_values."paid_here_yuan", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."price_yuan", old_values."roll_id", old_values."seal" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f67da790e439009d8a9a9104b5cb3ac78582a156', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_4a5bf', referencing='REFERENCING OLD TABLE AS old_values ', table='petitions_entitlement', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='schemeitem',
            constraint=models.UniqueConstraint(fields=('scheme', 'component'), name='schemeitem_once_per_component'),
        ),
        migrations.AddConstraint(
            model_name='schemeitem',
            constraint=models.CheckConstraint(condition=models.Q(('component__in', ['land', 'resettlement', 'crops', 'attachments', 'housing', 'transition', 'insurance', 'reward'])), name='schemeitem_component_known'),
        ),
        migrations.AddConstraint(
            model_name='schemeitem',
            constraint=models.CheckConstraint(condition=models.Q(('promised__isnull', False), ('received__isnull', False), _connector='OR'), name='schemeitem_says_something', violation_error_message='Write what was promised or received.'),
        ),
        migrations.AddConstraint(
            model_name='schemeitem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('promised__isnull', True), ('promised__gte', 0), _connector='OR'), models.Q(('received__isnull', True), ('received__gte', 0), _connector='OR')), name='schemeitem_not_negative'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schemeitem',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_schemeitemevent" ("component", "id", "paper_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promised", "received", "received_on", "scheme_id") SELECT new_values."component", new_values."id", new_values."paper_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."promised", new_values."received", new_values."received_on", new_values."scheme_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='cd7146498b4c93681b214476a0bb71e37d8c8794', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b0aef', referencing='REFERENCING NEW TABLE AS new_values ', table='petitions_schemeitem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schemeitem',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_schemeitemevent" ("component", "id", "paper_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promised", "received", "received_on", "scheme_id") SELECT new_values."component", new_values."id", new_values."paper_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."promised", new_values."received", new_values."received_on", new_values."scheme_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2285bc12a62905a09da7974d30705c6b498887aa', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_92dab', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='petitions_schemeitem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schemeitem',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_schemeitemevent" ("component", "id", "paper_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promised", "received", "received_on", "scheme_id") SELECT old_values."component", old_values."id", old_values."paper_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."promised", old_values."received", old_values."received_on", old_values."scheme_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c0b3363d97c5cf803db3a6f0ba827eca65eba82a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a1c91', referencing='REFERENCING OLD TABLE AS old_values ', table='petitions_schemeitem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schemeitemevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7413492daf707610aceef34b95e998357d91a02f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b6557', table='petitions_schemeitemevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='settlement',
            constraint=models.CheckConstraint(condition=models.Q(('other_consents', True), ('petitioner_consents', True)), name='settlement_both_consent', violation_error_message='Mediation needs the consent of both.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='settlement',
            trigger=pgtrigger.compiler.Trigger(name='settlement_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b4125037fcf4ba8ec040f6604bde9b0083952cd0', operation='UPDATE OR DELETE', pgid='pgtrigger_settlement_written_once_d454e', table='petitions_settlement', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='villagegroup',
            constraint=models.UniqueConstraint(fields=('unit', 'number'), name='villagegroup_once_per_number'),
        ),
        migrations.AddConstraint(
            model_name='villagegroup',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1), ('number__lte', 30)), name='villagegroup_number_usual'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='villagegroup',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_villagegroupevent" ("id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_fixed_on", "unit_id", "village") SELECT new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan_fixed_on", new_values."unit_id", new_values."village" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d4e0234e006ef78df93cd9656c18cfbb15744dce', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_14fc9', referencing='REFERENCING NEW TABLE AS new_values ', table='petitions_villagegroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='villagegroup',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_villagegroupevent" ("id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_fixed_on", "unit_id", "village") SELECT new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."plan_fixed_on", new_values."unit_id", new_values."village" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='188ce9f2b33390636d88f9feeb7203c687a7fdab', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d31cd', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='petitions_villagegroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='villagegroup',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_villagegroupevent" ("id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_fixed_on", "unit_id", "village") SELECT old_values."id", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan_fixed_on", old_values."unit_id", old_values."village" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='16dae97bfe1cf60cc9f14a1d1f404213b5435e0c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c37b5', referencing='REFERENCING OLD TABLE AS old_values ', table='petitions_villagegroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='splitevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d5139435e12a538672849f54e13efb473b2eb578', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9c6fc', table='petitions_splitevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='split',
            constraint=models.CheckConstraint(condition=models.Q(('body__in', ['group_meeting', 'village_assembly', 'members_assembly', 'delegates'])), name='split_body_known'),
        ),
        migrations.AddConstraint(
            model_name='split',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['prepared', 'adopted', 'dropped'])), name='split_state_known'),
        ),
        migrations.AddConstraint(
            model_name='split',
            constraint=models.CheckConstraint(condition=models.Q(('measure__in', ['equal', 'area'])), name='split_measure_known'),
        ),
        migrations.AddConstraint(
            model_name='split',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('area_roll__isnull', True), ('measure', 'equal')), models.Q(('area_roll__isnull', False), ('measure', 'area')), _connector='OR'), name='split_by_land_names_its_roll', violation_error_message='To split by land, choose the roll with the shares of land.'),
        ),
        migrations.AddConstraint(
            model_name='split',
            constraint=models.CheckConstraint(condition=models.Q(('total_yuan__gt', 0), models.Q(('title', ''), _negated=True)), name='split_of_something', violation_error_message='Write what is split.'),
        ),
        migrations.AddConstraint(
            model_name='split',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'adopted'), _negated=True), ('vote__isnull', False), models.Q(('met_on__isnull', False), ('minutes__isnull', False)), _connector='OR'), name='split_adopted_by_a_resolution', violation_error_message='A split needs the vote or the resolution it rests on.'),
        ),
        migrations.AddConstraint(
            model_name='split',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('roll__isnull', False), ('state', 'adopted')), models.Q(models.Q(('state', 'adopted'), _negated=True), ('roll__isnull', True)), _connector='OR'), name='split_roll_iff_adopted'),
        ),
        migrations.AddConstraint(
            model_name='split',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'prepared')), models.Q(models.Q(('state', 'prepared'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False), models.Q(('decided_by', models.F('made_by')), _negated=True)), _connector='OR'), name='split_second_person', violation_error_message='Another person has to decide.'),
        ),
        migrations.AddConstraint(
            model_name='split',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('adults__isnull', True), ('adults_present__lte', models.F('adults')), _connector='OR'), models.Q(('households__isnull', True), ('households_present__lte', models.F('households')), _connector='OR'), models.Q(('present__isnull', True), ('agreed__lte', models.F('present')), _connector='OR')), name='split_heads_fit', violation_error_message='Nobody can be more than the whole: check the counted heads.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='split',
            trigger=pgtrigger.compiler.Trigger(name='split_land_of_its_group', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.area_roll_id IS NOT NULL AND NOT EXISTS (\n        SELECT 1 FROM petitions_roll roll\n        WHERE roll.id = NEW.area_roll_id AND roll.group_id = NEW.group_id\n    ) THEN\n        RAISE EXCEPTION 'shares of land are those of the same group'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'split_land_of_its_group';\n    END IF;\n    RETURN NEW;\n", hash='c0beb1e8425a7bbf05d2b308a33465569e813d87', operation='INSERT OR UPDATE OF "group_id", "area_roll_id"', pgid='pgtrigger_split_land_of_its_group_aa216', table='petitions_split', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='split',
            trigger=pgtrigger.compiler.Trigger(name='split_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{prepared:adopted,prepared:dropped}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='3a4f0bd5cedcb322c229eac6d4add5b1b35b6c5e', operation='UPDATE', pgid='pgtrigger_split_moves_by_its_table_1993b', table='petitions_split', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='split',
            trigger=pgtrigger.compiler.Trigger(name='split_stays_once_decided', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."state" IN (\'adopted\', \'dropped\'))', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6d9144756310fea0af80afc94d3051851bbf07d3', operation='UPDATE OR DELETE', pgid='pgtrigger_split_stays_once_decided_4359a', table='petitions_split', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='split',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_splitevent" ("adults", "adults_present", "agreed", "area_roll_id", "body", "decided_at", "decided_by_id", "group_id", "households", "households_present", "id", "made_at", "made_by_id", "measure", "met_on", "minutes_id", "notice_on", "opinion_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "roll_id", "state", "title", "total_yuan", "vote_id") SELECT new_values."adults", new_values."adults_present", new_values."agreed", new_values."area_roll_id", new_values."body", new_values."decided_at", new_values."decided_by_id", new_values."group_id", new_values."households", new_values."households_present", new_values."id", new_values."made_at", new_values."made_by_id", new_values."measure", new_values."met_on", new_values."minutes_id", new_values."notice_on", new_values."opinion_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."present", new_values."roll_id", new_values."state", new_values."title", new_values."total_yuan", new_values."vote_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2f72547fc9993d8652645d1afb9249dad88d78cb', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3c719', referencing='REFERENCING NEW TABLE AS new_values ', table='petitions_split', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='split',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_splitevent" ("adults", "adults_present", "agreed", "area_roll_id", "body", "decided_at", "decided_by_id", "group_id", "households", "households_present", "id", "made_at", "made_by_id", "measure", "met_on", "minutes_id", "notice_on", "opinion_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "roll_id", "state", "title", "total_yuan", "vote_id") SELECT new_values."adults", new_values."adults_present", new_values."agreed", new_values."area_roll_id", new_values."body", new_values."decided_at", new_values."decided_by_id", new_values."group_id", new_values."households", new_values."households_present", new_values."id", new_values."made_at", new_values."made_by_id", new_values."measure", new_values."met_on", new_values."minutes_id", new_values."notice_on", new_values."opinion_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."present", new_values."roll_id", new_values."state", new_values."title", new_values."total_yuan", new_values."vote_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='80c8cb33a3515f8f32f7f86b1905e1d92ac1364f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0d3a0', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='petitions_split', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='split',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_splitevent" ("adults", "adults_present", "agreed", "area_roll_id", "body", "decided_at", "decided_by_id", "group_id", "households", "households_present", "id", "made_at", "made_by_id", "measure", "met_on", "minutes_id", "notice_on", "opinion_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "roll_id", "state", "title", "total_yuan", "vote_id") SELECT old_values."adults", old_values."adults_present", old_values."agreed", old_values."area_roll_id", old_values."body", old_values."decided_at", old_values."decided_by_id", old_values."group_id", old_values."households", old_values."households_present", old_values."id", old_values."made_at", old_values."made_by_id", old_values."measure", old_values."met_on", old_values."minutes_id", old_values."notice_on", old_values."opinion_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."present", old_values."roll_id", old_values."state", old_values."title", old_values."total_yuan", old_values."vote_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='1a8b07ff08b6fa9f50de35d1b4000ab72be988d2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_57277', referencing='REFERENCING OLD TABLE AS old_values ', table='petitions_split', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schemeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b0e146f3e0bb8ca4fcbae510f52b852bcbc8c6a5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0695d', table='petitions_schemeevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='scheme',
            constraint=models.CheckConstraint(condition=models.Q(('regime__in', ['', 'multiplier', 'zone_price'])), name='scheme_regime_known'),
        ),
        migrations.AddConstraint(
            model_name='scheme',
            constraint=models.CheckConstraint(condition=models.Q(('price_year__isnull', True), models.Q(('price_year__gte', 1950), ('price_year__lte', 2100)), _connector='OR'), name='scheme_year_usual', violation_error_message='Write the year with four digits.'),
        ),
        migrations.AddConstraint(
            model_name='scheme',
            constraint=models.CheckConstraint(condition=models.Q(('retained_yuan__isnull', True), ('retained_yuan', 0), models.Q(('retained_paper__isnull', False), ('retained_yuan__gt', 0)), _connector='OR'), name='scheme_retained_by_resolution', violation_error_message='A retained part needs the resolution it rests on.'),
        ),
        migrations.AddConstraint(
            model_name='scheme',
            constraint=models.CheckConstraint(condition=models.Q(('arable_before_mu__isnull', True), ('arable_before_mu__gt', 0), _connector='OR'), name='scheme_land_before_positive'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='scheme',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_schemeevent" ("arable_before_mu", "group_id", "id", "mobilised_on", "paper_id", "people", "people_before", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price_year", "regime", "resettled", "retained_paper_id", "retained_yuan", "standard_id") SELECT new_values."arable_before_mu", new_values."group_id", new_values."id", new_values."mobilised_on", new_values."paper_id", new_values."people", new_values."people_before", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."price_year", new_values."regime", new_values."resettled", new_values."retained_paper_id", new_values."retained_yuan", new_values."standard_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f99c43e8c02d08272f70691dbfc4526c352f4087', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ee942', referencing='REFERENCING NEW TABLE AS new_values ', table='petitions_scheme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='scheme',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_schemeevent" ("arable_before_mu", "group_id", "id", "mobilised_on", "paper_id", "people", "people_before", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price_year", "regime", "resettled", "retained_paper_id", "retained_yuan", "standard_id") SELECT new_values."arable_before_mu", new_values."group_id", new_values."id", new_values."mobilised_on", new_values."paper_id", new_values."people", new_values."people_before", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."price_year", new_values."regime", new_values."resettled", new_values."retained_paper_id", new_values."retained_yuan", new_values."standard_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1ae2674edd48c599f0cce597a9b70d161c694183', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d6f0e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='petitions_scheme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='scheme',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_schemeevent" ("arable_before_mu", "group_id", "id", "mobilised_on", "paper_id", "people", "people_before", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price_year", "regime", "resettled", "retained_paper_id", "retained_yuan", "standard_id") SELECT old_values."arable_before_mu", old_values."group_id", old_values."id", old_values."mobilised_on", old_values."paper_id", old_values."people", old_values."people_before", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."price_year", old_values."regime", old_values."resettled", old_values."retained_paper_id", old_values."retained_yuan", old_values."standard_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='cf2acdc815b29c29635edb32846885ff6d1e6600', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9c92d', referencing='REFERENCING OLD TABLE AS old_values ', table='petitions_scheme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rollevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='694af95b6848558901f56aee68a2c525169874c0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a103c', table='petitions_rollevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='roll',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'void'), _negated=True), fields=('group', 'title'), name='roll_once_per_title', violation_error_message='This group already has such a roll.'),
        ),
        migrations.AddConstraint(
            model_name='roll',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['entered', 'approved', 'void'])), name='roll_state_known'),
        ),
        migrations.AddConstraint(
            model_name='roll',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'entered')), models.Q(models.Q(('state', 'entered'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False), models.Q(('made_by__isnull', True), models.Q(('decided_by', models.F('made_by')), _negated=True), _connector='OR')), _connector='OR'), name='roll_second_person', violation_error_message='Another person has to decide.'),
        ),
        migrations.AddConstraint(
            model_name='roll',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'approved'), _negated=True), ('distributable_yuan__isnull', False), _connector='OR'), name='roll_approved_with_its_sum'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roll',
            trigger=pgtrigger.compiler.Trigger(name='roll_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{entered:approved,entered:void}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='8dbde9139249ec84a2416d76e21e5fb530e5fd8f', operation='UPDATE', pgid='pgtrigger_roll_moves_by_its_table_cf842', table='petitions_roll', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roll',
            trigger=pgtrigger.compiler.Trigger(name='roll_dues_are_distributable', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.state = 'approved' AND OLD.state <> 'approved' AND NEW.distributable_yuan\n        IS DISTINCT FROM (\n            SELECT coalesce(sum(line.due_yuan), 0) FROM petitions_entitlement line\n            WHERE line.roll_id = NEW.id\n        )\n    THEN\n        RAISE EXCEPTION 'what is due adds up to what can be distributed'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'roll_dues_are_distributable';\n    END IF;\n    RETURN NEW;\n", hash='8aeb03d3c6316e56882d26d1668668f9c7c4b4cc', operation='UPDATE OF "state"', pgid='pgtrigger_roll_dues_are_distributable_48c93', table='petitions_roll', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roll',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_rollevent" ("as_of", "decided_at", "decided_by_id", "distributable_yuan", "group_id", "id", "made_at", "made_by_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "title") SELECT new_values."as_of", new_values."decided_at", new_values."decided_by_id", new_values."distributable_yuan", new_values."group_id", new_values."id", new_values."made_at", new_values."made_by_id", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."state", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4114e944024f631655b33f6ebb970b08cd46226c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_406d7', referencing='REFERENCING NEW TABLE AS new_values ', table='petitions_roll', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roll',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_rollevent" ("as_of", "decided_at", "decided_by_id", "distributable_yuan", "group_id", "id", "made_at", "made_by_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "title") SELECT new_values."as_of", new_values."decided_at", new_values."decided_by_id", new_values."distributable_yuan", new_values."group_id", new_values."id", new_values."made_at", new_values."made_by_id", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."state", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='32baa217d4af11eb7fe9d8eb4b0518b6d24ba706', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ada15', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='petitions_roll', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roll',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_rollevent" ("as_of", "decided_at", "decided_by_id", "distributable_yuan", "group_id", "id", "made_at", "made_by_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "title") SELECT old_values."as_of", old_values."decided_at", old_values."decided_by_id", old_values."distributable_yuan", old_values."group_id", old_values."id", old_values."made_at", old_values."made_by_id", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."state", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='ecc8b277c8c2143d5a3f99265d8a27141b8abf75', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_1b087', referencing='REFERENCING OLD TABLE AS old_values ', table='petitions_roll', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='parcelevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5c19b9986aa34a71a1bab5d625000cd63e4c38a8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e62bd', table='petitions_parcelevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='parcel',
            constraint=models.UniqueConstraint(fields=('group', 'number'), name='parcel_once_per_number'),
        ),
        migrations.AddConstraint(
            model_name='parcel',
            constraint=models.CheckConstraint(condition=models.Q(('land_class__in', ['arable', 'garden', 'forest', 'water', 'homestead', 'building', 'other', 'unknown'])), name='parcel_class_known'),
        ),
        migrations.AddConstraint(
            model_name='parcel',
            constraint=models.CheckConstraint(condition=models.Q(('area_m2__gt', 0), models.Q(('number', ''), _negated=True)), name='parcel_has_area', violation_error_message='Write the number and the area.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='parcel',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_parcelevent" ("area_m2", "group_id", "id", "land_class", "number", "paper_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sheet", "tenure") SELECT new_values."area_m2", new_values."group_id", new_values."id", new_values."land_class", new_values."number", new_values."paper_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."sheet", new_values."tenure" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7bec605c4ad9dbc849cecd46f76db6c0ea2036da', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f0844', referencing='REFERENCING NEW TABLE AS new_values ', table='petitions_parcel', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='parcel',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_parcelevent" ("area_m2", "group_id", "id", "land_class", "number", "paper_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sheet", "tenure") SELECT new_values."area_m2", new_values."group_id", new_values."id", new_values."land_class", new_values."number", new_values."paper_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."sheet", new_values."tenure" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e37da2341c78f3d804599cb7e6d8c446b3530f19', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_9fa09', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='petitions_parcel', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='parcel',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_parcelevent" ("area_m2", "group_id", "id", "land_class", "number", "paper_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sheet", "tenure") SELECT old_values."area_m2", old_values."group_id", old_values."id", old_values."land_class", old_values."number", old_values."paper_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."sheet", old_values."tenure" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='8630ea2a50b01e9645fbb36939a23a48c2ca07ec', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_17ec6', referencing='REFERENCING OLD TABLE AS old_values ', table='petitions_parcel', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='memberevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a3f72fecdfed86b21ceb2c42ef8938c48bdf2c2a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8c478', table='petitions_memberevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='member',
            constraint=models.UniqueConstraint(fields=('group', 'key'), name='member_once_per_group'),
        ),
        migrations.AddConstraint(
            model_name='member',
            constraint=models.CheckConstraint(condition=models.Q(('standing__in', ['counted', 'excluded'])), name='member_standing_known'),
        ),
        migrations.AddConstraint(
            model_name='member',
            constraint=models.CheckConstraint(condition=models.Q(('dispute__in', ['none', 'married_out', 'husband_in', 'divorced', 'newborn', 'adopted', 'student', 'serving', 'prisoner', 'moved_out', 'empty_registration', 'civil_servant', 'dead'])), name='member_dispute_known'),
        ),
        migrations.AddConstraint(
            model_name='member',
            constraint=models.CheckConstraint(condition=models.Q(('basis__in', ['', 'register', 'birth', 'marriage', 'adoption', 'policy', 'resolution', 'ruling', 'other'])), name='member_basis_known'),
        ),
        migrations.AddConstraint(
            model_name='member',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('review_paper__isnull', True), ('reviewed_on__isnull', True)), models.Q(('review_paper__isnull', False), ('reviewed_on__isnull', False)), _connector='OR'), name='member_reviewed_by_a_paper', violation_error_message='A review has its day and its opinion.'),
        ),
        migrations.AddConstraint(
            model_name='member',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('identity__isnull', True), ('identity_tail', '')), models.Q(('identity__isnull', False), models.Q(('identity_tail', ''), _negated=True)), _connector='OR'), name='member_identity_all_or_nothing'),
        ),
        migrations.AddConstraint(
            model_name='member',
            constraint=models.CheckConstraint(condition=models.Q(('until__isnull', True), ('since__isnull', True), ('until__gt', models.F('since')), _connector='OR'), name='member_period_forward', violation_error_message='The end must come after the start.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='member',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_memberevent" ("basis", "basis_note", "basis_paper_id", "died_on", "dispute", "full_name", "group_id", "household", "id", "identity", "identity_tail", "key", "name_index", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation", "review_paper_id", "reviewed_on", "serial", "since", "standing", "until") SELECT new_values."basis", new_values."basis_note", new_values."basis_paper_id", new_values."died_on", new_values."dispute", new_values."full_name", new_values."group_id", new_values."household", new_values."id", new_values."identity", new_values."identity_tail", new_values."key", new_values."name_index", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."relation", new_values."review_paper_id", new_values."reviewed_on", new_values."serial", new_values."since", new_values."standing", new_values."until" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6352f4a21aed15ecaef83af8c189427c7645521a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_aea9e', referencing='REFERENCING NEW TABLE AS new_values ', table='petitions_member', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='member',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_memberevent" ("basis", "basis_note", "basis_paper_id", "died_on", "dispute", "full_name", "group_id", "household", "id", "identity", "identity_tail", "key", "name_index", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation", "review_paper_id", "reviewed_on", "serial", "since", "standing", "until") SELECT new_values."basis", new_values."basis_note", new_values."basis_paper_id", new_values."died_on", new_values."dispute", new_values."full_name", new_values."group_id", new_values."household", new_values."id", new_values."identity", new_values."identity_tail", new_values."key", new_values."name_index", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."relation", new_values."review_paper_id", new_values."reviewed_on", new_values."serial", new_values."since", new_values."standing", new_values."until" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='78da560a91c20aaa0c6b17d7767344f4215dff97', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4b5b4', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='petitions_member', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='member',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "petitions_memberevent" ("basis", "basis_note", "basis_paper_id", "died_on", "dispute", "full_name", "group_id", "household", "id", "identity", "identity_tail", "key", "name_index", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation", "review_paper_id", "reviewed_on", "serial", "since", "standing", "until") SELECT old_values."basis", old_values."basis_note", old_values."basis_paper_id", old_values."died_on", old_values."dispute", old_values."full_name", old_values."group_id", old_values."household", old_values."id", old_values."identity", old_values."identity_tail", old_values."key", old_values."name_index", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."relation", old_values."review_paper_id", old_values."reviewed_on", old_values."serial", old_values."since", old_values."standing", old_values."until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f27eb430983af2dcb63add2d4e63c0efc71c3d3b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_df680', referencing='REFERENCING OLD TABLE AS old_values ', table='petitions_member', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='villagegroupevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dd20b052977b136b6ce1d5b71e1df220e82a7438', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_873a6', table='petitions_villagegroupevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='visit',
            index=models.Index(fields=['at'], name='petitions_v_at_277fa6_idx'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.CheckConstraint(condition=models.Q(('head_count__gte', 1)), name='visit_somebody_came'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.CheckConstraint(condition=models.Q(('received_by', ''), _negated=True), name='visit_says_who_received'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='visit',
            trigger=pgtrigger.compiler.Trigger(name='visit_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='53800974a7fe4f3c23a2bbf9405a34a067a547bc', operation='UPDATE OR DELETE', pgid='pgtrigger_visit_written_once_6a2ec', table='petitions_visit', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='representative',
            constraint=models.UniqueConstraint(fields=('visit', 'position'), name='representative_position_once'),
        ),
        migrations.AddConstraint(
            model_name='representative',
            constraint=models.UniqueConstraint(fields=('visit', 'petitioner'), name='representative_person_once'),
        ),
        migrations.AddConstraint(
            model_name='representative',
            constraint=models.CheckConstraint(condition=models.Q(('position__gte', 1), ('position__lte', 5)), name='representative_one_to_five'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='representative',
            trigger=pgtrigger.compiler.Trigger(name='representative_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='95334cb5c85d11e7fe062109245b51f405f1735b', operation='UPDATE OR DELETE', pgid='pgtrigger_representative_written_once_7daf3', table='petitions_representative', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='promise',
            index=models.Index(fields=['state', 'due_on'], name='petitions_p_state_514774_idx'),
        ),
        migrations.AddConstraint(
            model_name='promise',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'kept', 'broken'])), name='promise_state_known'),
        ),
        migrations.AddConstraint(
            model_name='promise',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('made_on'))), name='promise_due_after_it_was_made', violation_error_message='A promise is due after it was made.'),
        ),
        migrations.AddConstraint(
            model_name='promise',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('settled_by__isnull', True), ('settled_on__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('settled_by__isnull', False), ('settled_on__isnull', False)), _connector='OR'), name='promise_settled_iff_not_open'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='promise',
            trigger=pgtrigger.compiler.Trigger(name='promise_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{broken:kept,open:broken,open:kept}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='a6c8dddda4848ff27eb3a3648427677d8f01dba5', operation='UPDATE', pgid='pgtrigger_promise_moves_by_its_table_20a71', table='petitions_promise', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='promise',
            trigger=pgtrigger.compiler.Trigger(name='promise_begins_open', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (NEW."state" = \'open\'))', func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;", hash='65d492134b62d7d914e102c0b751c81cc406f015', operation='INSERT', pgid='pgtrigger_promise_begins_open_986ca', table='petitions_promise', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='promise',
            trigger=pgtrigger.compiler.Trigger(name='promise_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='2ba000e8e9dba451ebf8c2d6e933463e43279a8d', operation='DELETE', pgid='pgtrigger_promise_is_kept_96b3a', table='petitions_promise', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='promise',
            trigger=pgtrigger.compiler.Trigger(name='promise_words_stay', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."case_id" IS DISTINCT FROM (NEW."case_id") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."made_by" IS DISTINCT FROM (NEW."made_by") OR OLD."made_on" IS DISTINCT FROM (NEW."made_on") OR OLD."text" IS DISTINCT FROM (NEW."text"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='7159914a82c4a6d7740b389b0e71f1f8c6c541e9', operation='UPDATE', pgid='pgtrigger_promise_words_stay_f27a8', table='petitions_promise', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='casephoto',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['handed', 'visit', 'paper'])), name='casephoto_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='casephoto',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'visit'), ('visit__isnull', False)), models.Q(models.Q(('kind', 'visit'), _negated=True), ('visit__isnull', True)), _connector='OR'), name='casephoto_of_a_visit_iff_it_says_so'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='casephoto',
            trigger=pgtrigger.compiler.Trigger(name='casephoto_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='df8ad1c06028e7b9cd958886505dde5430ec8515', operation='UPDATE OR DELETE', pgid='pgtrigger_casephoto_written_once_39296', table='petitions_casephoto', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='casephoto',
            trigger=pgtrigger.compiler.Trigger(name='casephoto_of_its_case', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.visit_id IS NOT NULL AND NOT EXISTS (\n        SELECT 1 FROM petitions_visit visit\n        WHERE visit.id = NEW.visit_id AND visit.case_id = NEW.case_id\n    ) THEN\n        RAISE EXCEPTION 'a photo of a visit belongs to the case of the visit'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'casephoto_of_its_case';\n    END IF;\n    RETURN NEW;\n", hash='8e4854a2eb464d264dea135f64fca6ca25d2c7fe', operation='INSERT', pgid='pgtrigger_casephoto_of_its_case_8b84d', table='petitions_casephoto', when='BEFORE')),
        ),
    ])
